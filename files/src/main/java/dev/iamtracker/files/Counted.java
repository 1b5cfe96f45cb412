package dev.iamtracker.files;

import java.io.IOException;
import java.io.InputStream;

/// Counts the bytes that leave the disk.
final class Counted extends InputStream {
  private final InputStream in;
  private long count;

  Counted(InputStream in) {
    this.in = in;
  }

  long count() {
    return count;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    try {
      int read = in.read(target, offset, wanted);
      count += Math.max(read, 0);
      return read;
    } catch (IOException e) {
      throw Reason.unreadable(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
