package dev.iamtracker.sigma;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a regular expression is once its repetitions are written out: `(a{100}){100}` is
/// short, and ten thousand letters.
final class PatternSize {
  static final long MOST = 10_000;
  static final int DEEPEST = 200;

  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private final String text;

  /// What stands before each parenthesis that is open.
  private final Deque<Long> before = new ArrayDeque<>();

  private int at;
  private long sum;
  private long last;

  private PatternSize(String text) {
    this.text = text;
  }

  /// Whether an expression is too large or too deep to be compiled; anything for a text that is no
  /// expression.
  static boolean isTooMuch(String expression) {
    var size = new PatternSize(expression);
    while (size.at < expression.length()) {
      size.next();
      if (size.sum + size.last > MOST || size.before.size() > DEEPEST) {
        return true;
      }
    }
    return false;
  }

  private void next() {
    switch (text.charAt(at)) {
      case '\\' -> escape();
      case '[' -> {
        atom(1);
        at = endOfClass();
      }
      case '(' -> {
        before.push(sum + last);
        sum = 0;
        last = 0;
        at++;
      }
      case ')' -> {
        long inner = sum + last + 1;
        sum = before.isEmpty() ? 0 : before.pop();
        last = inner;
        at++;
      }
      case '{' -> repetition();
      default -> {
        atom(1);
        at++;
      }
    }
  }

  private void atom(long size) {
    sum += last;
    last = size;
  }

  private void escape() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    atom(1);
    at += 2;
    if (c == 'Q') {
      int end = text.indexOf("\\E", at);
      int next = end < 0 ? text.length() : end + 2;
      sum += next - at;
      at = next;
    } else if (c == 'x' || c == 'p' || c == 'P') {
      int end = at < text.length() && text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
      at = Math.max(at, end + 1);
    }
  }

  private int endOfClass() {
    int i = at + 1;
    i += text.startsWith("^", i) ? 1 : 0;
    i += text.startsWith("]", i) ? 1 : 0;
    while (i < text.length() && text.charAt(i) != ']') {
      int end = text.startsWith("[:", i) ? text.indexOf(":]", i + 2) : -1;
      if (end >= 0) {
        i = end + 2;
      } else {
        i += text.charAt(i) == '\\' ? 2 : 1;
      }
    }
    return i + 1;
  }

  /// A brace that is no count stands for itself.
  private void repetition() {
    Matcher count = COUNT.matcher(text).region(at, text.length());
    if (!count.lookingAt()) {
      atom(1);
      at++;
      return;
    }
    String most = count.group(2);
    long times = Long.parseLong(most == null || most.isEmpty() ? count.group(1) : most);
    last *= Math.max(times, 1);
    at = count.end();
  }
}
