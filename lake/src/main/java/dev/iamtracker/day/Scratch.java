package dev.iamtracker.day;

import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Files that are needed only for a while.
final class Scratch {
  private Scratch() {}

  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new StoreUnavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /// Deletes a file, or a folder with all that is in it.
  static void delete(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new StoreUnavailable("cannot delete " + path + ": " + e.getMessage(), e);
    }
  }
}
