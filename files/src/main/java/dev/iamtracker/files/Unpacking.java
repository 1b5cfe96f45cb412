package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.LogFile.EntryReader;
import java.io.IOException;
import java.io.InputStream;

/// Takes the layers of compression and archives off one file and hands out what is inside.
///
/// A damaged entry fails when its content is read, and the next entry follows. Only an archive that
/// cannot be read further ends the reading with an exception, after its last readable entry.
final class Unpacking {
  private static final int MOST_ARCHIVES = 3;
  private static final int MOST_LAYERS = 6;

  private final Expansion expansion;
  private final EntryReader reader;

  private Unpacking(Expansion expansion, EntryReader reader) {
    this.expansion = expansion;
    this.reader = reader;
  }

  /// @throws IOException when the file cannot be read further, or from the reader
  static void unpack(String name, InputStream raw, EntryReader reader) throws IOException {
    Counted source = new Counted(raw);
    new Unpacking(new Expansion(source), reader).layer(name, source, new Depth(0, 0));
  }

  private void layer(String name, InputStream in, Depth depth) throws IOException {
    Head content = new Head(in);
    Format format = content.format();
    switch (format) {
      case PLAIN -> reader.entry(name, content);
      case GZIP, ZSTD -> {
        if (depth.layers() == MOST_LAYERS) {
          refuse(name, "it is compressed more than " + MOST_LAYERS + " times over");
        } else {
          decompress(name, format, content, depth);
        }
      }
      case ZIP, TAR -> {
        if (depth.archives() == MOST_ARCHIVES) {
          refuse(name, "archives nested more than " + MOST_ARCHIVES + " deep are not opened");
        } else {
          archive(name, format, content, depth.archive());
        }
      }
      case BZIP2, XZ, SEVEN_ZIP, RAR ->
          refuse(name, "packed as " + format + ", which is not read; use gzip, zstd, zip or tar");
    }
  }

  private void decompress(String name, Format format, InputStream packed, Depth depth)
      throws IOException {
    try (InputStream content =
        format == Format.GZIP ? new GzipContent(packed) : new ZstdContent(packed)) {
      layer(name, expansion.watch(content), depth.layer());
    }
  }

  private void archive(String name, Format format, InputStream packed, Depth depth)
      throws IOException {
    Archive archive = format == Format.ZIP ? new ZipArchive(packed) : new TarArchive(packed);
    while (archive.next()) {
      InputStream content = expansion.watch(archive.content());
      if (!Litter.is(archive.entryName())) {
        layer(name + "!/" + archive.entryName(), content, depth);
      }
      expansion.checkAll();
      archive.finish(content);
    }
  }

  private void refuse(String name, String reason) throws IOException {
    reader.entry(name, new Failing(reason));
  }

  /// How far inside a file.
  private record Depth(int archives, int layers) {
    Depth archive() {
      return new Depth(archives + 1, layers);
    }

    Depth layer() {
      return new Depth(archives, layers + 1);
    }
  }
}
