package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentSource;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.sqlite.StateDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    Committed committed = committed();
    for (Segment segment : committed.visible()) {
      if (!touches(window, segment)) {
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
    committed.setAside().stream()
        .filter(segment -> touches(window, segment))
        .map(this::aside)
        .forEach(damaged::add);
    damaged.addAll(committed.faults());
    return new Snapshot(files, bytes, damaged);
  }

  private static boolean touches(TimeWindow window, Segment segment) {
    return !segment.last().isBefore(window.from()) && segment.first().isBefore(window.to());
  }

  /// What the state says.
  ///
  /// @param visible the segments readers see, in the order of their days
  /// @param setAside segments that were found damaged
  /// @param faults what is wrong beside the segments, each in words
  record Committed(List<Segment> visible, List<Segment> setAside, List<String> faults) {}

  Committed committed() {
    Optional<StateDatabase> open = StateDatabase.openForReading(home.state());
    if (open.isEmpty()) {
      return new Committed(List.of(), List.of(), withoutState());
    }
    try (StateDatabase state = open.get()) {
      return committed(new Segments(state));
    }
  }

  static Committed committed(Segments segments) {
    return new Committed(segments.visible(), segments.setAside(), List.of());
  }

  private List<String> withoutState() {
    if (!Files.isDirectory(home.lake())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(home.lake(), 2)) {
      long count = files.filter(SegmentFile::isSegment).count();
      return count == 0
          ? List.of()
          : List.of(
              home.state()
                  + ": is missing, so "
                  + count
                  + " segments are not read; iat compact takes them in again");
    } catch (IOException | UncheckedIOException e) {
      return List.of(home.lake() + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  private String aside(Segment segment) {
    String fault = SegmentFile.fault(home.file(segment), segment, false);
    return segment.path()
        + ": "
        + (fault.isEmpty() ? "was damaged and is whole again; iat compact takes it in" : fault);
  }

  /// The segments whose file is not what was written, each in words.
  List<String> faults(Committed committed) {
    var faults = new ArrayList<String>();
    for (Segment segment : committed.visible()) {
      String fault = SegmentFile.fault(home.file(segment), segment, false);
      if (!fault.isEmpty()) {
        faults.add(segment.path() + ": " + fault);
      }
    }
    committed.setAside().stream().map(this::aside).forEach(faults::add);
    faults.addAll(committed.faults());
    return faults;
  }
}
