package dev.iamtracker.cloudtrail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stretch of a stream in memory: it keeps everything from a mark on and moves along.
final class Window {
  private static final int FIRST_SIZE = 256 << 10;

  private final InputStream in;
  private byte[] bytes = new byte[FIRST_SIZE];
  private long base;
  private int mark;
  private int at;
  private int limit;
  private boolean ended;
  private @Nullable String failure;

  Window(InputStream in) {
    this.in = in;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  int limit() {
    return limit;
  }

  int markAt() {
    return mark;
  }

  /// Everything before here may be forgotten.
  void mark() {
    mark = at;
  }

  /// Everything before a position may be forgotten.
  void mark(int position) {
    mark = position;
  }

  void moveTo(int position) {
    at = position;
  }

  void step() {
    at++;
  }

  byte peek() {
    return bytes[at];
  }

  /// Where a position lies in the stream.
  long offset(int position) {
    return base + position;
  }

  /// Why the stream broke off before its end, null when it did not.
  @Nullable String failure() {
    return failure;
  }

  /// Reads on, when everything at hand was looked at; positions may move, the mark with them.
  ///
  /// @return false at the end of the stream
  boolean more() throws IOException {
    if (ended) {
      return false;
    }
    if (mark > 0) {
      System.arraycopy(bytes, mark, bytes, 0, limit - mark);
      base += mark;
      at -= mark;
      limit -= mark;
      mark = 0;
    }
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    try {
      int read = in.read(bytes, limit, bytes.length - limit);
      if (read < 0) {
        ended = true;
        return false;
      }
      limit += read;
      return true;
    } catch (UnreadableInput e) {
      ended = true;
      failure = e.getMessage();
      return false;
    }
  }

  /// Steps over white space and byte order marks; the next byte, or -1 at the end.
  int skipSpace() throws IOException {
    while (true) {
      while (at < limit) {
        int b = bytes[at] & 0xff;
        boolean blank = b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0x1e);
        boolean byteOrderMark = (b == 0xef || b == 0xbb || b == 0xbf) && offset(at) < 3;
        if (!blank && !byteOrderMark) {
          return b;
        }
        at++;
      }
      mark = at;
      if (!more()) {
        return -1;
      }
    }
  }

  /// Goes to the next newline or the end; false when it is more than `most` bytes away.
  boolean toNewline(int most) throws IOException {
    while (true) {
      while (at < limit) {
        if (bytes[at] == '\n') {
          return true;
        }
        at++;
      }
      if (at - mark > most) {
        return false;
      }
      if (!more()) {
        return true;
      }
    }
  }

  /// Goes to the next of two bytes or the end, keeping at most what is at hand.
  void toOneOf(char one, char other) throws IOException {
    while (true) {
      while (at < limit) {
        if (bytes[at] == one || bytes[at] == other) {
          return;
        }
        at++;
      }
      mark = Math.max(mark, at - FIRST_SIZE / 2);
      if (!more()) {
        return;
      }
    }
  }

  /// Goes to the next newline or the end without keeping anything.
  void discardLine() throws IOException {
    do {
      while (at < limit && bytes[at] != '\n') {
        at++;
      }
      mark = at;
    } while (at == limit && more());
  }

  /// The first newline behind the mark that an opening brace follows, -1 without one.
  int indexOfNewlineAndBrace() {
    for (int i = mark; i + 1 < limit; i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '{') {
        return i;
      }
    }
    return -1;
  }
}
