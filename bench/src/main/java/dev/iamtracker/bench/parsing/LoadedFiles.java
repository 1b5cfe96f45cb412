package dev.iamtracker.bench.parsing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Delivery files, unpacked and in memory.
///
/// @param bytes of all of them
record LoadedFiles(List<byte[]> files, long bytes) {
  private static final int BUFFER = 1 << 16;

  LoadedFiles {
    files = List.copyOf(files);
  }

  /// The first files of a folder, until there is enough of them.
  static LoadedFiles of(Path logs, long enoughBytes) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(logs)) {
      paths = all.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
    List<byte[]> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < paths.size() && bytes < enoughBytes; i++) {
      byte[] file = unpacked(paths.get(i));
      files.add(file);
      bytes += file.length;
    }
    return new LoadedFiles(files, bytes);
  }

  private static byte[] unpacked(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
