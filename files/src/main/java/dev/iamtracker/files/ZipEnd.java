package dev.iamtracker.files;

import dev.iamtracker.cloudtrail.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;

/// Watches the bytes of a zip archive for the record that ends it, to tell a complete archive from
/// one cut off between two entries.
final class ZipEnd extends InputStream {
  private static final byte[] MARK = {'P', 'K', 5, 6};
  private static final int LONGEST_RECORD = 22 + 65_535;

  private final InputStream in;
  private long position;
  private int matched;
  private long markEnd = -LONGEST_RECORD;

  ZipEnd(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    int read = in.read(target, offset, wanted);
    for (int i = offset; i < offset + read; i++) {
      byte next = target[i];
      if (next == MARK[matched]) {
        if (++matched == MARK.length) {
          matched = 0;
          markEnd = position + i - offset + 1;
        }
      } else {
        matched = next == MARK[0] ? 1 : 0;
      }
    }
    position += Math.max(read, 0);
    return read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// Reads to the end, which must lie within or right behind the last record.
  void checkReached() throws UnreadableInput {
    try {
      byte[] chunk = new byte[1 << 13];
      while (read(chunk, 0, chunk.length) >= 0) {
        // the reader stops before a comment
      }
    } catch (IOException e) {
      throw Reason.damaged("zip", e);
    }
    if (position - markEnd > LONGEST_RECORD) {
      throw Reason.truncated("zip", null);
    }
  }
}
