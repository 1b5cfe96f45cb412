package dev.iamtracker.filter;

import dev.iamtracker.event.Utf8;
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

  boolean matches(Utf8 text) {
    byte[] first = pieces[0];
    byte[] last = pieces[pieces.length - 1];
    if (pieces.length == 1) {
      return text.length() == first.length && isAt(text, 0, first);
    }
    int behind = text.length() - last.length;
    if (behind < first.length || !isAt(text, 0, first) || !isAt(text, behind, last)) {
      return false;
    }
    int position = first.length;
    for (int i = 1; i < pieces.length - 1; i++) {
      position = endOf(pieces[i], text, position, behind);
      if (position < 0) {
        return false;
      }
    }
    return true;
  }

  /// Where the first occurrence ends, -1 if there is none. Taking the first is always right: a
  /// later one leaves less for the pieces to come.
  private static int endOf(byte[] piece, Utf8 text, int from, int to) {
    for (int start = from; start <= to - piece.length; start++) {
      if (isAt(text, start, piece)) {
        return start + piece.length;
      }
    }
    return -1;
  }

  private static boolean isAt(Utf8 text, int start, byte[] piece) {
    for (int i = 0; i < piece.length; i++) {
      byte b = text.at(start + i);
      if (b != piece[i] && (b < 'A' || b > 'Z' || b + ('a' - 'A') != piece[i])) {
        return false;
      }
    }
    return true;
  }
}
