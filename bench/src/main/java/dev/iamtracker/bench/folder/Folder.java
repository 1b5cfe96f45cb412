package dev.iamtracker.bench.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A folder with all that is in it; it need not exist.
public record Folder(Path path) {
  /// Size of the files that fit.
  public long bytes(Predicate<Path> wanted) throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += wanted.test(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  /// All files below it, in the order of their paths.
  public List<Path> files() throws IOException {
    return all().stream().filter(Files::isRegularFile).toList();
  }

  /// Copies it with the times of its files; the target must not exist.
  public void copyTo(Path target) throws IOException {
    for (Path one : all()) {
      Files.copy(one, target.resolve(path.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  public void delete() throws IOException {
    for (Path one : all().reversed()) {
      Files.delete(one);
    }
  }

  private List<Path> all() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted().toList();
    }
  }
}
