package dev.iamtracker.detect;

import java.util.ArrayList;
import java.util.List;

/// A text of a rule in which `*` and `?` stand for others, as Sigma spells it: a backslash takes
/// the meaning from a wildcard or another backslash, and is itself before anything else.
///
/// @param pieces the texts between the `*`; in them [#ONE] stands for one character
record Pattern(List<String> pieces) {
  static final char ONE = '\uFFFF';

  Pattern {
    pieces = List.copyOf(pieces);
  }

  static Pattern of(String text) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '\\' && (next == '*' || next == '?' || next == '\\')) {
        piece.append(next);
        i++;
      } else if (c == '*') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(c == '?' ? ONE : c);
      }
    }
    pieces.add(piece.toString());
    return new Pattern(pieces);
  }

  /// The same with something before and after it.
  Pattern placed(TextPlace place) {
    var placed = new ArrayList<>(pieces);
    if (place == TextPlace.ANYWHERE || place == TextPlace.END) {
      placed.addFirst("");
    }
    if (place == TextPlace.ANYWHERE || place == TextPlace.START) {
      placed.addLast("");
    }
    return new Pattern(placed);
  }

  /// Whether it stands for one text alone.
  boolean isPlain() {
    return pieces.size() == 1 && pieces.getFirst().indexOf(ONE) < 0;
  }

  /// In time proportional to the text: the first place at which a piece fits is the best one.
  boolean matches(String text, boolean ignoreCase) {
    String first = pieces.getFirst();
    String last = pieces.getLast();
    if (pieces.size() == 1) {
      return text.length() == first.length() && fits(text, 0, first, ignoreCase);
    }
    if (text.length() < first.length() + last.length() || !fits(text, 0, first, ignoreCase)) {
      return false;
    }
    int end = text.length() - last.length();
    if (!fits(text, end, last, ignoreCase)) {
      return false;
    }
    int at = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      while (at + piece.length() <= end && !fits(text, at, piece, ignoreCase)) {
        at++;
      }
      if (at + piece.length() > end) {
        return false;
      }
      at += piece.length();
    }
    return true;
  }

  private static boolean fits(String text, int at, String piece, boolean ignoreCase) {
    if (at < 0 || at + piece.length() > text.length()) {
      return false;
    }
    if (piece.indexOf(ONE) < 0) {
      return text.regionMatches(ignoreCase, at, piece, 0, piece.length());
    }
    for (int i = 0; i < piece.length(); i++) {
      if (piece.charAt(i) != ONE && !text.regionMatches(ignoreCase, at + i, piece, i, 1)) {
        return false;
      }
    }
    return true;
  }
}
