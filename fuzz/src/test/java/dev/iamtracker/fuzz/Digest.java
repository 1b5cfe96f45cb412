package dev.iamtracker.fuzz;

import java.util.zip.CRC32C;

/// Length and check sum of bytes, to compare many of them without keeping them.
final class Digest {
  private final CRC32C sum = new CRC32C();
  private long length;

  void add(byte[] part, int size) {
    sum.update(part, 0, size);
    length += size;
  }

  long length() {
    return length;
  }

  @Override
  public String toString() {
    return length + " bytes, " + Long.toHexString(sum.getValue());
  }
}
