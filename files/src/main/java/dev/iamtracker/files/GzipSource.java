package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/// The bytes of gzip data around its compressed parts: headers and trailers (RFC 1952).
final class GzipSource {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final byte[] buffer;
  private int position;
  private int limit;

  GzipSource(InputStream in, int bufferBytes) {
    this.in = in;
    this.buffer = new byte[bufferBytes];
  }

  static UnreadableInput damaged(String how) {
    return new UnreadableInput("gzip data is damaged: " + how, null);
  }

  /// Reads a member's header.
  ///
  /// @return false when there is no further member
  boolean header() throws IOException {
    int first = readOrEnd();
    while (first == 0) {
      first = readOrEnd();
    }
    if (first < 0) {
      return false;
    }
    if (first != 0x1f || readOrEnd() != 0x8b) {
      throw new UnreadableInput("gzip data is followed by other data", null);
    }
    if (read() != 8) {
      throw damaged("unknown compression method");
    }
    int flags = read();
    if ((flags & RESERVED) != 0) {
      throw damaged("unknown flags");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(read() | read() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    return true;
  }

  int littleEndianInt() throws IOException {
    return read() | read() << 8 | read() << 16 | read() << 24;
  }

  void give(Inflater inflater) {
    inflater.setInput(buffer, position, limit - position);
    position = limit;
  }

  void takeBack(Inflater inflater) {
    position = limit - inflater.getRemaining();
  }

  /// @throws UnreadableInput at the end of the data
  void refill() throws IOException {
    if (!filled()) {
      throw Reason.truncated("gzip", null);
    }
  }

  private boolean filled() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }

  private int readOrEnd() throws IOException {
    return position < limit || filled() ? buffer[position++] & 0xff : -1;
  }

  private int read() throws IOException {
    if (position == limit) {
      refill();
    }
    return buffer[position++] & 0xff;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      read();
    }
  }

  private void skipText() throws IOException {
    while (read() != 0) {
      // up to the closing zero
    }
  }
}
