package dev.iamtracker.soak.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Counts how often the files of a folder change, as far as they are looked at.
final class Changes {
  private final Path folder;
  private long before;
  private int changes;

  Changes(Path folder) {
    this.folder = folder;
    this.before = look();
  }

  /// Looks again.
  ///
  /// @return the changes until now
  int seen() {
    long now = look();
    changes += now == before ? 0 : 1;
    before = now;
    return changes;
  }

  private long look() {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> 31L * file.hashCode() + file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      // Something went away meanwhile.
      return before;
    }
  }
}
