package dev.iamtracker.filter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/// A pattern in which `*` stands for any characters; upper and lower case letters of ASCII are the
/// same. Never looks at a byte of the text more often than the pattern has pieces.
final class Wildcard {
  /// The pieces between the stars, in lower case.
  private final byte[][] pieces;

  Wildcard(String pattern) {
    this.pieces =
        Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*+", -1))
            .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  /// Whether the bytes from `from` up to and without `to` match as a whole.
  boolean matches(byte[] text, int from, int to) {
    byte[] first = pieces[0];
    byte[] last = pieces[pieces.length - 1];
    if (pieces.length == 1) {
      return to - from == first.length && isAt(text, from, first);
    }
    if (to - from < first.length + last.length
        || !isAt(text, from, first)
        || !isAt(text, to - last.length, last)) {
      return false;
    }
    int position = from + first.length;
    for (int i = 1; i < pieces.length - 1; i++) {
      position = endOf(pieces[i], text, position, to - last.length);
      if (position < 0) {
        return false;
      }
    }
    return true;
  }

  /// Where the first occurrence ends, -1 if there is none. Taking the first is always right: a
  /// later one leaves less for the pieces to come.
  private static int endOf(byte[] piece, byte[] text, int from, int to) {
    for (int start = from; start <= to - piece.length; start++) {
      if (isAt(text, start, piece)) {
        return start + piece.length;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] text, int start, byte[] piece) {
    for (int i = 0; i < piece.length; i++) {
      byte b = text[start + i];
      if (b != piece[i] && (b < 'A' || b > 'Z' || b + ('a' - 'A') != piece[i])) {
        return false;
      }
    }
    return true;
  }
}
