package dev.iamtracker.policy;

/// Patterns of IAM: `*` stands for any characters, `?` for one. Never goes back further than to the
/// last star, so hostile patterns cost no more than pattern times text.
final class Glob {
  /// Stands for characters that nobody knows: only `*` and `?` match them.
  static final char UNKNOWN = '\uffff';

  /// Some unknown characters, more than patterns such as `?*` ask for.
  static final String ANYTHING = String.valueOf(UNKNOWN).repeat(4);

  private Glob() {}

  /// Whether a pattern matches the whole text; letters count as they are.
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && isOne(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean isOne(char pattern, char text) {
    return pattern == '?' || (pattern == text && text != UNKNOWN);
  }

  /// Whether a pattern matches this text and whatever may follow it.
  static boolean matchesAllFrom(String pattern, String start) {
    return pattern.endsWith("*") && matches(pattern, start + ANYTHING);
  }

  /// Whether everything that `narrow` matches is matched by `wide`; says no in doubt. Tried with
  /// nothing for each star, and with more unknown characters than `wide` can ask for one by one.
  static boolean covers(String wide, String narrow) {
    String one = narrow.replace('?', UNKNOWN);
    if (!hasWildcard(narrow)) {
      return matches(wide, narrow);
    }
    String anything = String.valueOf(UNKNOWN).repeat(wide.length() + 1);
    return wide.endsWith("*")
        && matches(wide, one.replace("*", ""))
        && matches(wide, one.replace("*", anything));
  }

  static boolean hasWildcard(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
  }

  /// Whether a pattern consists of stars and what only parts names, so that nothing narrows it.
  static boolean isOpen(String pattern) {
    return pattern.indexOf('*') >= 0 && pattern.chars().allMatch(c -> "*?/:".indexOf(c) >= 0);
  }
}
