package dev.iamtracker.cloudtrail;

import java.io.IOException;
import java.util.Arrays;

/// Looks for the end of one JSON value by its brackets and quotes alone, eight bytes at a time
/// inside strings.
final class BracketScan {

  /// No name that is looked for is longer.
  private static final int LONGEST_NAME = 16;

  private enum Sought {
    NAME,
    COLON,
    ARRAY
  }

  private final Window window;
  private byte[][] arrayNames = {};
  private Sought sought = Sought.NAME;
  private int depth;
  private int deepest;
  private boolean inString;
  private boolean escaped;
  private long stringStart;
  private boolean spaced;
  private long high;
  private boolean oversized;
  private boolean closed;
  private boolean atArray;

  /// Starts where the window stands.
  ///
  /// @param depth brackets already open
  BracketScan(Window window, int depth) {
    this.window = window;
    this.depth = depth;
  }

  /// Stops behind the opening bracket of an array that the outermost object names so.
  void stopAtArrayOf(byte[]... names) {
    this.arrayNames = names;
  }

  boolean spaced() {
    return spaced;
  }

  /// Whether there were bytes beyond ASCII.
  boolean foreign() {
    return high != 0;
  }

  int deepest() {
    return deepest;
  }

  boolean oversized() {
    return oversized;
  }

  boolean atArray() {
    return atArray;
  }

  /// Goes on to the end of a value that was too large, without keeping anything.
  void discardToEnd() throws IOException {
    if (!closed) {
      toEnd(Integer.MAX_VALUE, false);
    }
  }

  /// Goes behind the end of the value.
  ///
  /// @param most bytes it may have
  /// @param keep whether its bytes stay in the window
  /// @return false when the input ended first, or the value is larger
  boolean toEnd(int most, boolean keep) throws IOException {
    while (true) {
      int stop = scan();
      if (stop >= 0) {
        window.moveTo(stop);
        closed = true;
        oversized = keep && stop - window.markAt() > most;
        return !oversized;
      }
      window.moveTo(window.limit());
      if (!keep) {
        window.mark(startOfShortString());
      }
      if (window.at() - window.markAt() > most) {
        oversized = true;
        return false;
      }
      if (!window.more()) {
        return false;
      }
    }
  }

  /// Where to forget up to: a name at the edge of what is at hand is still to be compared.
  private int startOfShortString() {
    long length = window.offset(window.at()) - stringStart;
    return inString && length <= LONGEST_NAME ? window.at() - (int) length : window.at();
  }

  /// Scans what is at hand; the position behind the end of the value, or -1.
  private int scan() {
    byte[] bytes = window.bytes();
    int limit = window.limit();
    int i = window.at();
    while (i < limit) {
      if (inString) {
        i = string(bytes, i, limit);
        if (!inString && depth == 0) {
          return i;
        }
        continue;
      }
      byte b = bytes[i++];
      switch (b) {
        case '"' -> {
          inString = true;
          stringStart = window.offset(i);
          sought = Sought.NAME;
        }
        case '{', '[' -> {
          depth++;
          deepest = Math.max(deepest, depth);
          if (b == '[' && sought == Sought.ARRAY) {
            atArray = true;
            return i;
          }
          sought = Sought.NAME;
        }
        case '}', ']' -> {
          if (depth == 0) {
            return i - 1;
          }
          if (--depth == 0) {
            return i;
          }
        }
        case ' ', '\n', '\r', '\t' -> {
          spaced = true;
          if (depth == 0) {
            return i - 1;
          }
        }
        case ':' -> {
          if (sought == Sought.COLON) {
            sought = Sought.ARRAY;
          }
        }
        case ',' -> {
          if (depth == 0) {
            return i - 1;
          }
        }
        default -> {
          high |= b & 0x80;
          sought = Sought.NAME;
        }
      }
    }
    return -1;
  }

  /// Scans on inside a string; the position behind its closing quote, or the limit.
  private int string(byte[] bytes, int from, int limit) {
    int i = from;
    if (escaped) {
      escaped = false;
      i++;
    }
    while (true) {
      while (i + Words.BYTES <= limit) {
        long word = Words.at(bytes, i);
        high |= Words.foreign(word);
        if ((Words.equalTo(word, '"') | Words.equalTo(word, '\\')) != 0) {
          break;
        }
        i += Words.BYTES;
      }
      while (i < limit && bytes[i] != '"' && bytes[i] != '\\') {
        high |= bytes[i++] & 0x80;
      }
      if (i >= limit) {
        return limit;
      }
      byte b = bytes[i++];
      if (b == '"') {
        inString = false;
        if (depth == 1 && arrayNames.length > 0) {
          name(bytes, i - 1);
        }
        return i;
      }
      if (i == limit) {
        escaped = true;
        return limit;
      }
      i++;
    }
  }

  private void name(byte[] bytes, int end) {
    long length = window.offset(end) - stringStart;
    if (length > LONGEST_NAME) {
      return;
    }
    int start = end - (int) length;
    for (byte[] name : arrayNames) {
      if (Arrays.equals(name, 0, name.length, bytes, start, end)) {
        sought = Sought.COLON;
      }
    }
  }
}
