package dev.iamtracker.duckdb;

import dev.iamtracker.query.TimeWindow;
import java.nio.file.Path;
import java.util.List;

/// Says which Parquet files a query may read.
public interface SegmentSource {
  /// The committed segments with events in the window, as far as can be told without opening them.
  Snapshot visible(TimeWindow window);

  /// The same after reading every file and comparing it with what was committed; damaged ones are
  /// left out and named. Slow: asked for only when a query failed.
  Snapshot verified(TimeWindow window);

  /// The segments at one moment.
  ///
  /// @param files Parquet files in folders `event_date=YYYY-MM-DD`
  /// @param bytes size of the files
  /// @param damaged segments left out, each with the reason
  record Snapshot(List<Path> files, long bytes, List<String> damaged) {
    public Snapshot {
      files = List.copyOf(files);
      damaged = List.copyOf(damaged);
    }
  }
}
