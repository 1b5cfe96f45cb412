package dev.iamtracker.suppression;

import java.util.Locale;

/// A pattern in which `*` stands for any characters; upper and lower case are the same.
///
/// @param pattern as it was written
public record Glob(String pattern) {
  boolean matches(String text) {
    String[] pieces = pattern.toLowerCase(Locale.ROOT).split("\\*+", -1);
    String lower = text.toLowerCase(Locale.ROOT);
    String last = pieces[pieces.length - 1];
    if (pieces.length == 1) {
      return lower.equals(last);
    }
    if (!lower.startsWith(pieces[0])) {
      return false;
    }
    int position = pieces[0].length();
    for (int i = 1; i < pieces.length - 1; i++) {
      position = lower.indexOf(pieces[i], position);
      if (position < 0) {
        return false;
      }
      position += pieces[i].length();
    }
    return lower.length() - last.length() >= position && lower.endsWith(last);
  }
}
