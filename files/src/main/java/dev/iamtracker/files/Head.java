package dev.iamtracker.files;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A stream whose first bytes can be looked at before it is read. A failure met while looking is
/// thrown when the reader gets to that place.
final class Head extends InputStream {
  private static final int SIZE = 4096;

  private final InputStream rest;
  private final byte[] head = new byte[SIZE];
  private final int length;
  private int position;
  private @Nullable IOException failure;

  Head(InputStream in) {
    this.rest = in;
    int filled = 0;
    try {
      while (filled < Format.TELLING_BYTES) {
        int read = in.read(head, filled, SIZE - filled);
        if (read < 0) {
          break;
        }
        filled += read;
      }
    } catch (IOException e) {
      failure = e;
    }
    length = filled;
  }

  Format format() {
    return Format.of(head, length);
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    if (position < length && wanted > 0) {
      int given = Math.min(wanted, length - position);
      System.arraycopy(head, position, target, offset, given);
      position += given;
      return given;
    }
    if (failure != null) {
      throw failure;
    }
    return rest.read(target, offset, wanted);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
