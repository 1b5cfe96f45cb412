package dev.iamtracker.filter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Looks into texts without making strings of them.
final class Utf8 {
  private Utf8() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static boolean startsWith(byte[] text, byte[] start) {
    return text.length >= start.length
        && Arrays.equals(text, 0, start.length, start, 0, start.length);
  }

  /// Where `part` starts at or after `from`, -1 if it does not occur.
  static int indexOf(byte[] text, byte[] part, int from) {
    byte first = part[0];
    for (int i = from; i <= text.length - part.length; i++) {
      if (text[i] == first
          && text[i + part.length - 1] == part[part.length - 1]
          && Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  static int lastIndexOf(byte[] text, char c) {
    int i = text.length - 1;
    while (i >= 0 && text[i] != c) {
      i--;
    }
    return i;
  }
}
