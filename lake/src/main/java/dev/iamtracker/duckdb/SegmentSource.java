package dev.iamtracker.duckdb;

import dev.iamtracker.query.TimeWindow;
import java.nio.file.Path;
import java.util.List;

/// Says which Parquet files a query may read.
public interface SegmentSource {
  /// The files that hold events of a window, as of now.
  Snapshot visible(TimeWindow window);

  /// The same, after every file was read and compared with what was written.
  Snapshot verified(TimeWindow window);

  /// What a query may read.
  ///
  /// @param files Parquet files below `event_date=…` folders
  /// @param bytes size of the files
  /// @param damaged files left out, each with the reason
  record Snapshot(List<Path> files, long bytes, List<String> damaged) {
    public Snapshot {
      files = List.copyOf(files);
      damaged = List.copyOf(damaged);
    }
  }
}
