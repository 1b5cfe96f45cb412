package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentSource;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.sqlite.StateDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which files of a local lake a query may read: exactly the segments that were committed, those of
/// its days, without the damaged ones.
public final class LakeReader implements SegmentSource {
  private final HomeFolder home;

  LakeReader(HomeFolder home) {
    this.home = home;
  }

  @Override
  public Snapshot visible(TimeWindow window) {
    return snapshot(window, false);
  }

  @Override
  public Snapshot verified(TimeWindow window) {
    return snapshot(window, true);
  }

  private Snapshot snapshot(TimeWindow window, boolean thoroughly) {
    var files = new ArrayList<Path>();
    var damaged = new ArrayList<String>();
    long bytes = 0;
    for (Segment segment : committed()) {
      if (segment.last().isBefore(window.from()) || !segment.first().isBefore(window.to())) {
        continue;
      }
      String fault = SegmentFile.fault(home.file(segment), segment, thoroughly);
      if (fault.isEmpty()) {
        files.add(home.file(segment));
        bytes += segment.bytes();
      } else {
        damaged.add(segment.path() + ": " + fault);
      }
    }
    return new Snapshot(files, bytes, damaged);
  }

  /// The segments readers see, in the order of their days.
  List<Segment> committed() {
    if (!home.exists()) {
      return List.of();
    }
    try (StateDatabase state = StateDatabase.openForReading(home.state())) {
      return new Segments(state).visible();
    }
  }

  /// The segments whose file is not what was written, each in words.
  List<String> faults(List<Segment> segments) {
    return segments.stream()
        .map(
            segment -> {
              String fault = SegmentFile.fault(home.file(segment), segment, false);
              return fault.isEmpty() ? "" : segment.path() + ": " + fault;
            })
        .filter(fault -> !fault.isEmpty())
        .toList();
  }
}
