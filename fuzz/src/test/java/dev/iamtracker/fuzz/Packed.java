package dev.iamtracker.fuzz;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Bytes packed the ways logs come; archives hold them as an entry named `a`.
final class Packed {
  private static final String ENTRY = "a";

  private Packed() {}

  static byte[] gzip(byte[] content) {
    return written(
        out -> {
          try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
          }
        });
  }

  static byte[] zstd(byte[] content) {
    return Zstd.compress(content);
  }

  /// Deflated, with sizes and check sum behind it.
  static byte[] zip(byte[] content) {
    return written(
        out -> {
          try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry());
            zip.write(content);
          }
        });
  }

  /// Stored, with sizes and check sum ahead of it.
  static byte[] storedZip(byte[] content) {
    return written(
        out -> {
          try (var zip = new ZipOutputStream(out)) {
            var crc = new CRC32();
            crc.update(content);
            ZipEntry entry = entry();
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
          }
        });
  }

  // The same bytes whenever it is made: a finding must come again.
  private static ZipEntry entry() {
    var entry = new ZipEntry(ENTRY);
    entry.setTime(0);
    return entry;
  }

  static byte[] tar(byte[] content) {
    return written(
        out -> {
          try (var tar = new TarArchiveOutputStream(out)) {
            var entry = new TarArchiveEntry(ENTRY);
            entry.setModTime(0);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
          }
        });
  }

  private static byte[] written(Writing writing) {
    var out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }
}
