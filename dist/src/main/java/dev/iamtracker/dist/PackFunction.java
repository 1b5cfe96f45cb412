package dev.iamtracker.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs a function for Lambda: an archive with all jars and, beside them, the native libraries of
/// one platform, where Lambda looks for both.
///
/// See https://docs.aws.amazon.com/lambda/latest/dg/java-package.html
public final class PackFunction {
  private PackFunction() {}

  /// @param args settings `name=value`: see the calls of [Order#path] and [Order#text]
  public static void main(String[] args) throws IOException {
    Order order = Order.of(args);
    Path folder = order.path("folder");
    AppTree.delete(folder);
    Path lib = Files.createDirectories(folder.resolve("lib"));
    for (Path jar : order.jars()) {
      new SlimJar(jar).write(lib, lib, order.platform());
    }
    zip(folder, order.path("archive"));
  }

  /// The same bytes for the same files.
  private static void zip(Path folder, Path archive) throws IOException {
    try (OutputStream file = Files.newOutputStream(archive);
        var zip = new ZipOutputStream(file);
        Stream<Path> files = Files.walk(folder)) {
      zip.setLevel(9);
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      for (Path one : sorted) {
        var entry = new ZipEntry(folder.relativize(one).toString());
        entry.setTimeLocal(StoredJar.STAMP);
        zip.putNextEntry(entry);
        Files.copy(one, zip);
        zip.closeEntry();
      }
    }
  }
}
