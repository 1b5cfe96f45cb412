package dev.iamtracker.files;

import java.util.HexFormat;
import java.util.List;

/// How content is packed, told by its first bytes; names lie.
enum Format {
  GZIP,
  ZSTD,
  ZIP,
  /// Told by the check sum of its first header, which also knows the oldest kind.
  TAR,
  BZIP2,
  XZ,
  SEVEN_ZIP,
  RAR,
  PLAIN;

  /// Bytes at the start that tell a format: one tar header.
  static final int TELLING_BYTES = 512;

  private static final List<Magic> MAGICS =
      List.of(
          magic(GZIP, "1f8b"),
          magic(ZSTD, "28b52ffd"),
          magic(ZIP, "504b0304"),
          magic(ZIP, "504b0506"), // an empty archive
          magic(ZIP, "504b0708504b0304"), // a split archive of one part
          magic(BZIP2, "425a68"),
          magic(XZ, "fd377a585a00"),
          magic(SEVEN_ZIP, "377abcaf271c"),
          magic(RAR, "526172211a07"));

  static Format of(byte[] head, int length) {
    for (Magic magic : MAGICS) {
      if (magic.starts(head, length)) {
        return magic.format();
      }
    }
    if (isSkippableZstdFrame(head, length)) {
      return ZSTD;
    }
    return length >= TELLING_BYTES && isTarHeader(head) ? TAR : PLAIN;
  }

  private static boolean isSkippableZstdFrame(byte[] head, int length) {
    return length >= 4
        && (head[0] & 0xf0) == 0x50
        && head[1] == 0x2a
        && head[2] == 0x4d
        && head[3] == 0x18;
  }

  // The sum of the header's bytes, with spaces for the field that holds the sum in octal digits.
  private static boolean isTarHeader(byte[] head) {
    int stated = 0;
    int sum = 0;
    for (int i = 0; i < TELLING_BYTES; i++) {
      boolean ofTheSum = i >= 148 && i < 156;
      sum += ofTheSum ? ' ' : head[i] & 0xff;
      if (ofTheSum && head[i] >= '0' && head[i] <= '7') {
        stated = stated * 8 + head[i] - '0';
      }
    }
    return head[0] != 0 && stated == sum;
  }

  private static Magic magic(Format format, String hex) {
    return new Magic(format, HexFormat.of().parseHex(hex));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Magic(Format format, byte[] bytes) {
    boolean starts(byte[] head, int length) {
      if (length < bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if (head[i] != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
