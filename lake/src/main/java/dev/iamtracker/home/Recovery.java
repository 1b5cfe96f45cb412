package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.home.SegmentFile.Extent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Quarantine;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.sqlite.StateDatabase;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Takes in segments that do not count but hold events: damaged ones that are whole again, and
/// files the state knows nothing of, because a run was killed or the state was lost.
///
/// Of each only the events are taken that no other segment of its day holds, so nothing is lost and
/// nothing doubled. A file that cannot be read is put away under another name and never deleted.
final class Recovery {
  static final String PUT_AWAY = ".damaged";

  private final HomeFolder home;
  private final StateDatabase state;
  private final Segments segments;
  private final SegmentWriter parquet;
  private final String run;

  Recovery(HomeFolder home, StateDatabase state, SegmentWriter parquet, String run) {
    this.home = home;
    this.state = state;
    this.segments = new Segments(state);
    this.parquet = parquet;
    this.run = run;
  }

  /// Only for the holder of the writer lock, before anything is added.
  void run() {
    try {
      for (Segment segment : segments.setAside()) {
        if (SegmentFile.fault(home.file(segment), segment, true).isEmpty()) {
          takeIn(segment, () -> segments.takeBack(segment), true);
        }
      }
      for (Path file : unknownFiles()) {
        SegmentFile.day(file).ifPresent(day -> takeIn(file, day));
      }
      for (Segment segment : segments.visible()) {
        noteTouched(segment);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StoreUnavailable("cannot look through " + home.lake() + ": " + e.getMessage(), e);
    }
  }

  private List<Path> unknownFiles() throws IOException {
    Set<Path> known = new HashSet<>();
    segments.visible().forEach(segment -> known.add(home.file(segment)));
    segments.pending().forEach(segment -> known.add(home.file(segment)));
    segments.setAside().forEach(segment -> known.add(home.file(segment)));
    segments.retired().forEach(path -> known.add(home.lake().resolve(path)));
    try (Stream<Path> files = Files.walk(home.lake(), 2)) {
      return files
          .filter(SegmentFile::isSegment)
          .filter(file -> !known.contains(file))
          .sorted()
          .toList();
    }
  }

  /// Events of a killed run are shown with the next one; when the whole state was lost, they were
  /// visible before and are again.
  private void takeIn(Path file, LocalDate day) {
    Segment segment;
    try {
      segment = SegmentFile.describe(file, day, extent(file, day));
    } catch (StoreUnavailable e) {
      putAway(file, String.valueOf(e.getMessage()));
      return;
    }
    takeIn(segment, () -> add(segment, state.isNew()), state.isNew());
  }

  private Extent extent(Path file, LocalDate day) {
    SegmentWriter.Extent extent = parquet.extent(file);
    if (extent.rows() > 0 && !(isOn(day, extent.first()) && isOn(day, extent.last()))) {
      throw new StoreUnavailable(file + " holds events of other days", null);
    }
    return new Extent(extent.first(), extent.last(), extent.rows());
  }

  private static boolean isOn(LocalDate day, Instant time) {
    return day.equals(time.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private void takeIn(Segment segment, Runnable whole, boolean visible) {
    List<Path> others = others(segment);
    Path file = home.file(segment);
    long fresh = parquet.countOnlyIn(file, others);
    if (fresh == segment.rows() && fresh > 0) {
      whole.run();
      return;
    }
    Optional<Segment> rest =
        fresh == 0 ? Optional.empty() : Optional.of(rest(segment, others, fresh));
    state.transaction(
        () -> {
          segments.remove(segment);
          rest.ifPresent(one -> add(one, visible));
        });
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Segment segment, boolean visible) {
    if (visible) {
      segments.addVisible(segment, run);
    } else {
      segments.addPending(segment, run);
    }
  }

  private List<Path> others(Segment segment) {
    var others = new ArrayList<Path>();
    for (Segment other : segments.ofDay(segment.day())) {
      if (SegmentFile.fault(home.file(other), other, true).isEmpty()) {
        others.add(home.file(other));
      }
    }
    return others;
  }

  private Segment rest(Segment segment, List<Path> others, long rows) {
    Path file = home.file(segment);
    return SegmentFile.create(
        home,
        segment.day(),
        "rest-" + run + "-" + segment.sha256().substring(0, 8) + SegmentFile.ENDING,
        target -> parquet.writeOnlyIn(file, others, target),
        new Extent(segment.first(), segment.last(), rows));
  }

  private void putAway(Path file, String reason) {
    try {
      Path target = file.resolveSibling(file.getFileName() + PUT_AWAY);
      Files.move(file, target);
      new Quarantine(state).add(run, new Quarantined(target.toString(), 0, 0, reason, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Spares readers from looking through a file that was only copied or touched.
  private void noteTouched(Segment segment) throws IOException {
    Path file = home.file(segment);
    if (!Files.exists(file)) {
      return;
    }
    FileTime modified = Files.getLastModifiedTime(file);
    if (modified.toMillis() != segment.modifiedMillis()
        && SegmentFile.fault(file, segment, true).isEmpty()) {
      segments.verified(segment, modified.toMillis());
    }
  }
}
