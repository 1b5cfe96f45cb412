package dev.iamtracker.dist;

import dev.iamtracker.dist.Contents.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/// Writes a tar.gz that is the same for the same contents: everything belongs to root, has one time
/// and one of two modes.
///
/// @param time of all entries
record TarGz(Instant time) {
  private static final int EXECUTABLE = 0755;
  private static final int READABLE = 0644;

  /// @param prefix of all paths: empty, or ending with a slash
  void write(Contents contents, String prefix, OutputStream target) throws IOException {
    try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(target))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, Item> one : contents.inOrder()) {
        add(tar, prefix + one.getKey(), one.getValue());
      }
    }
  }

  private void add(TarArchiveOutputStream tar, String path, Item item) throws IOException {
    switch (item) {
      case Item.Folder _ -> put(tar, new TarArchiveEntry(path + "/"), EXECUTABLE);
      case Item.Link link -> {
        var entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(link.target());
        put(tar, entry, 0777);
      }
      case Item.File file -> {
        var entry = new TarArchiveEntry(path);
        byte[] bytes = file.bytes();
        entry.setSize(bytes.length);
        put(tar, entry, file.executable() ? EXECUTABLE : READABLE, bytes);
      }
    }
  }

  private void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, byte... content)
      throws IOException {
    entry.setMode(mode);
    entry.setModTime(time.toEpochMilli());
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
