package dev.iamtracker.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Breaks a text into lines of at most so many terminal columns, after a space or a separator where
/// one is near, and never drops a character but the spaces at a break.
public final class TextWrap {
  private static final String BREAK_AFTER = "/,;:_-.@&=?|+)}]";

  private TextWrap() {}

  /// At least one line; none is wider than `width`, single characters wider than that aside.
  public static List<String> lines(String text, int width) {
    if (DisplayWidth.of(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = fitting(text, start, width);
      if (end < text.length()) {
        end = lastBreak(text, start, end);
      }
      lines.add(text.substring(start, end).stripTrailing());
      start = end;
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
    }
    return lines;
  }

  /// End of the longest piece that fits, combining marks kept with their letter.
  private static int fitting(String text, int start, int width) {
    int used = 0;
    int end = start;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      used += DisplayWidth.of(codePoint);
      if (used > width && end > start) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /// The last good place to break, or `end` where the second half of the line has none.
  private static int lastBreak(String text, int start, int end) {
    if (text.charAt(end) == ' ') {
      return end;
    }
    int middle = start + (end - start) / 2;
    int space = text.lastIndexOf(' ', end - 1);
    if (space > middle) {
      return space + 1;
    }
    for (int i = end - 1; i > middle; i--) {
      if (BREAK_AFTER.indexOf(text.charAt(i)) >= 0 && text.codePointAt(i + 1) < 0x300) {
        return i + 1;
      }
    }
    return end;
  }
}
