package dev.iamtracker.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Packs bytes the ways a log may come.
final class Packing {
  private Packing() {}

  static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] gzip(byte[] content) {
    return written(
        out -> {
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
          }
        });
  }

  static byte[] gzipOfZeros(long length) {
    return written(
        out -> {
          byte[] zeros = new byte[1 << 20];
          try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16)) {
            for (long left = length; left > 0; left -= zeros.length) {
              gzip.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
          }
        });
  }

  static byte[] zstd(byte[] content) {
    return Zstd.compress(content);
  }

  /// Deflated entries, each followed by its sizes and check sum.
  static byte[] zip(Map<String, byte[]> entries) {
    return written(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
              zip.putNextEntry(new ZipEntry(entry.getKey()));
              zip.write(entry.getValue());
            }
          }
        });
  }

  /// Stored entries, their sizes and check sums ahead of them.
  static byte[] storedZip(Map<String, byte[]> entries) {
    return written(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> packed : entries.entrySet()) {
              ZipEntry entry = new ZipEntry(packed.getKey());
              CRC32 crc = new CRC32();
              crc.update(packed.getValue());
              entry.setMethod(ZipEntry.STORED);
              entry.setSize(packed.getValue().length);
              entry.setCrc(crc.getValue());
              zip.putNextEntry(entry);
              zip.write(packed.getValue());
            }
          }
        });
  }

  static byte[] tar(Map<String, byte[]> entries) {
    return written(
        out -> {
          try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> packed : entries.entrySet()) {
              TarArchiveEntry entry = new TarArchiveEntry(packed.getKey(), true);
              entry.setSize(packed.getValue().length);
              tar.putArchiveEntry(entry);
              tar.write(packed.getValue());
              tar.closeArchiveEntry();
            }
          }
        });
  }

  static byte[] cut(byte[] packed, int lost) {
    return Arrays.copyOf(packed, packed.length - lost);
  }

  static byte[] joined(byte[]... parts) {
    return written(
        out -> {
          for (byte[] part : parts) {
            out.write(part);
          }
        });
  }

  /// Flips the bits of one byte.
  static byte[] damaged(byte[] packed, int place) {
    byte[] damaged = packed.clone();
    damaged[place] ^= (byte) 0xff;
    return damaged;
  }

  static int indexOf(byte[] packed, byte[] part) {
    for (int i = 0; i <= packed.length - part.length; i++) {
      if (Arrays.equals(packed, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not in there");
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
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
