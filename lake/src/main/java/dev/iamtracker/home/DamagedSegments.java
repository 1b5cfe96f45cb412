package dev.iamtracker.home;

import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Gives up segments whose file is damaged or missing, for users who have their events back or will
/// never have them: nothing names them any more, and what is left of a file stays beside the lake's
/// files as `<name>.damaged`.
final class DamagedSegments {
  private final HomeFolder home;
  private final Segments segments;

  DamagedSegments(HomeFolder home, Segments segments) {
    this.home = home;
    this.segments = segments;
  }

  /// Only for the holder of the writer lock.
  ///
  /// @return what was given up, each in words
  List<String> discard() {
    var candidates = new ArrayList<>(segments.visible());
    candidates.addAll(segments.setAside());
    var discarded = new ArrayList<String>();
    for (Segment segment : candidates) {
      String fault = SegmentFile.fault(home.file(segment), segment, true);
      if (!fault.isEmpty()) {
        putAway(home.file(segment));
        segments.remove(segment);
        discarded.add(segment.path() + ": " + fault);
      }
    }
    return discarded;
  }

  private static void putAway(Path file) {
    try {
      if (Files.exists(file)) {
        Files.move(file, file.resolveSibling(file.getFileName() + Recovery.PUT_AWAY));
      }
    } catch (IOException e) {
      throw new StoreUnavailable("cannot put away " + file + ": " + HomeFolder.reason(e), e);
    }
  }
}
