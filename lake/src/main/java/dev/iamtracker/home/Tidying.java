package dev.iamtracker.home;

import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/// Clears away what no run will need again: files that a killed run began, and files replaced by a
/// compaction once no query can still be reading them.
final class Tidying {
  /// Longer than any query may run.
  static final Duration GRACE = Duration.ofMinutes(30);

  private final HomeFolder home;
  private final Segments segments;
  private final InstantSource clock;

  Tidying(HomeFolder home, Segments segments, InstantSource clock) {
    this.home = home;
    this.segments = segments;
    this.clock = clock;
  }

  /// Only for the holder of the writer lock.
  void run() {
    for (Segment segment : segments.pending()) {
      if (!SegmentFile.fault(home.file(segment), segment, false).isEmpty()) {
        segments.remove(segment);
      }
    }
    Instant before = clock.instant().minus(GRACE);
    try {
      for (String path : segments.retiredBefore(before)) {
        Files.deleteIfExists(home.lake().resolve(path));
        segments.forgetRetired(path);
      }
      deleteUnfinished();
      deleteAll(home.scratch());
    } catch (IOException | UncheckedIOException e) {
      throw new StoreUnavailable("cannot tidy up " + home.lake() + ": " + e.getMessage(), e);
    }
  }

  private void deleteUnfinished() throws IOException {
    try (Stream<Path> files = Files.walk(home.lake(), 2)) {
      for (Path file : files.filter(SegmentFile::isUnfinished).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
