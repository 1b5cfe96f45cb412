package dev.iamtracker.detect;

import java.util.ArrayList;
import java.util.List;

/// A text of a rule in which `*` and `?` stand for others, as Sigma spells it: a backslash takes
/// the meaning from a wildcard or another backslash, and is itself before anything else.
///
/// @param pieces the texts between the `*`
record Pattern(List<Piece> pieces) {
  Pattern {
    pieces = List.copyOf(pieces);
  }

  /// A text without `*`.
  ///
  /// @param wild whether some of its characters stand for others: [#ONE] for any, [#DASH] for those
  ///   that begin an option
  record Piece(String text, boolean wild) {
    static final char ONE = '\uFFFF';
    static final char DASH = '\uFFFE';

    int length() {
      return text.length();
    }

    boolean fits(String other, int at) {
      if (!wild) {
        return other.startsWith(text, at);
      }
      if (at < 0 || at + text.length() > other.length()) {
        return false;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        char found = other.charAt(at + i);
        if (c != found && c != ONE && (c != DASH || Dashes.ALL.indexOf(found) < 0)) {
          return false;
        }
      }
      return true;
    }

    /// Where it fits first, -1 for nowhere.
    int find(String other, int from) {
      if (!wild) {
        return other.indexOf(text, from);
      }
      for (int at = from; at + text.length() <= other.length(); at++) {
        if (fits(other, at)) {
          return at;
        }
      }
      return -1;
    }
  }

  static Pattern of(String text) {
    return of(text, false);
  }

  /// @param dashes whether the dash of an option stands for any dash
  static Pattern of(String text, boolean dashes) {
    var pieces = new ArrayList<Piece>();
    var piece = new StringBuilder();
    boolean wild = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '\\' && (next == '*' || next == '?' || next == '\\')) {
        piece.append(next);
        i++;
      } else if (c == '*') {
        pieces.add(new Piece(piece.toString(), wild));
        piece.setLength(0);
        wild = false;
      } else if (c == '?') {
        piece.append(Piece.ONE);
        wild = true;
      } else if (dashes && Dashes.isOption(text, i)) {
        piece.append(Piece.DASH);
        wild = true;
      } else {
        piece.append(c);
      }
    }
    pieces.add(new Piece(piece.toString(), wild));
    return new Pattern(pieces);
  }

  /// The same for texts that went through [Letters#fold].
  Pattern folded() {
    return new Pattern(
        pieces.stream().map(piece -> new Piece(Letters.fold(piece.text), piece.wild)).toList());
  }

  /// The same with something before and after it.
  Pattern placed(TextPlace place) {
    var nothing = new Piece("", false);
    var placed = new ArrayList<>(pieces);
    if (place == TextPlace.ANYWHERE || place == TextPlace.END) {
      placed.addFirst(nothing);
    }
    if (place == TextPlace.ANYWHERE || place == TextPlace.START) {
      placed.addLast(nothing);
    }
    return new Pattern(placed);
  }

  /// Whether it stands for one text alone.
  boolean isPlain() {
    return pieces.size() == 1 && !pieces.getFirst().wild;
  }

  /// The one text that it stands for.
  String plain() {
    return pieces.getFirst().text;
  }

  /// In time proportional to the text and the longest piece: the first place at which a piece fits
  /// is the best one.
  boolean matches(String text) {
    Piece first = pieces.getFirst();
    Piece last = pieces.getLast();
    if (pieces.size() == 1) {
      return text.length() == first.length() && first.fits(text, 0);
    }
    int end = text.length() - last.length();
    if (end < first.length() || !first.fits(text, 0) || !last.fits(text, end)) {
      return false;
    }
    int at = first.length();
    for (Piece piece : pieces.subList(1, pieces.size() - 1)) {
      int found = piece.find(text, at);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      at = found + piece.length();
    }
    return true;
  }
}
