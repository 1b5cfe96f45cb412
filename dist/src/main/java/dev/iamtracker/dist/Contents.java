package dev.iamtracker.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// What goes into an archive: files, folders and links by their paths, in the order of the paths,
/// every folder before what it holds.
///
/// @param items by path, without a slash at either end
record Contents(SortedMap<String, Item> items) {
  /// One entry of an archive.
  sealed interface Item {
    /// A folder.
    record Folder() implements Item {}

    /// A symbolic link.
    record Link(String target) implements Item {}

    /// Something with content.
    sealed interface File extends Item {
      byte[] bytes() throws IOException;

      default boolean executable() {
        return false;
      }
    }

    /// A file on the disk.
    record Disk(Path file, boolean executable) implements File {
      @Override
      public byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
      }
    }

    /// A text that is made for the archive.
    record Text(String text) implements File {
      @Override
      public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
      }
    }

    /// A text that is made for the archive and compressed.
    record Gzipped(String text) implements File {
      @Override
      public byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var best = new GzipParameters();
        best.setCompressionLevel(Deflater.BEST_COMPRESSION);
        try (var gzip = new GzipCompressorOutputStream(bytes, best)) {
          gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
      }
    }
  }

  Contents {
    items = new TreeMap<>(items);
  }

  static Contents empty() {
    return new Contents(new TreeMap<>());
  }

  /// These and everything in a folder of the disk, below a path.
  Contents withTree(String path, Path folder) throws IOException {
    var all = new TreeMap<>(items);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String name = folder.relativize(file).toString();
        all.put(name.isEmpty() ? path : path + "/" + name, item(file));
      }
    }
    return new Contents(all).withFoldersAbove(path);
  }

  Contents withFile(String path, Path file) {
    return with(path, new Item.Disk(file, Files.isExecutable(file)));
  }

  Contents withText(String path, String text) {
    return with(path, new Item.Text(text));
  }

  Contents withGzipped(String path, String text) {
    return with(path, new Item.Gzipped(text));
  }

  Contents withLink(String path, String target) {
    return with(path, new Item.Link(target));
  }

  /// The sum of the sizes of all files.
  long bytes() throws IOException {
    long bytes = 0;
    for (Item item : items.values()) {
      bytes += item instanceof Item.File file ? file.bytes().length : 0;
    }
    return bytes;
  }

  private Contents with(String path, Item item) {
    var all = new TreeMap<>(items);
    all.put(path, item);
    return new Contents(all).withFoldersAbove(path);
  }

  private Contents withFoldersAbove(String path) {
    var all = new TreeMap<>(items);
    for (int i = path.indexOf('/'); i > 0; i = path.indexOf('/', i + 1)) {
      all.putIfAbsent(path.substring(0, i), new Item.Folder());
    }
    return new Contents(all);
  }

  private static Item item(Path file) {
    return Files.isDirectory(file)
        ? new Item.Folder()
        : new Item.Disk(file, Files.isExecutable(file));
  }

  /// The items in order.
  Iterable<Map.Entry<String, Item>> inOrder() {
    return items.entrySet();
  }
}
