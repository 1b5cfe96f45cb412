package dev.iamtracker.cloudtrail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text that was meant to be JSON and is not: whatever looks like the value of a secret is taken
/// out. Where it is unclear how far a value goes, too much is taken, never too little.
///
/// The text is gone through once, whatever it holds: it is written by attackers.
final class BrokenText {
  // Repeated groups go as deep as they are long, and open runs of backslashes would be tried from
  // each of their bytes: both are bounded.
  private static final String SPACE = "[\\s+]*+(?:%20){0,16}+[\\s+]*+";

  /// The name of a secret before its closing quote, its letters as they are or as `\\u0070`: in
  /// JSON, in JSON inside a text, in the single quotes of other languages, or URL-encoded.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:%22|(?<![\\p{Alnum}_]))(?:"
              + Secrets.NAMES.stream().map(BrokenText::letters).collect(Collectors.joining("|"))
              + ")\\\\*+(?:[\"']|%22)"
              + SPACE
              + "(?::|%3A)"
              + SPACE,
          Pattern.CASE_INSENSITIVE);

  private static final String BEHIND_BARE_VALUE = ",}]&\"'";

  private final String text;

  private BrokenText(String text) {
    this.text = text;
  }

  static String withoutSecrets(String text) {
    return new BrokenText(text).redacted();
  }

  private static String letters(String name) {
    return name.chars()
        .mapToObj(
            letter ->
                "(?:%c|\\\\{1,15}+u00(?:%02x|%02x))"
                    .formatted(
                        letter, Character.toLowerCase(letter), Character.toUpperCase(letter)))
        .collect(Collectors.joining());
  }

  private String redacted() {
    var kept = new StringBuilder();
    int at = 0;
    Matcher name = NAME.matcher(text);
    while (name.find(at)) {
      int value = name.end();
      int end = endOfValue(value);
      kept.append(text, at, value);
      if (end > value) {
        kept.append("\"(redacted)\"");
      }
      at = end;
    }
    return kept.append(text, at, text.length()).toString();
  }

  private int endOfValue(int start) {
    int quote = start;
    while (quote < text.length() && text.charAt(quote) == '\\') {
      quote++;
    }
    if (isQuote(quote)) {
      return endOfString(quote, quote - start);
    }
    if (text.startsWith("%22", start)) {
      int end = text.indexOf("%22", start + 3);
      while (end >= 0 && text.regionMatches(true, end - 3, "%5C", 0, 3)) {
        end = text.indexOf("%22", end + 3);
      }
      return end < 0 ? text.length() : end + 3;
    }
    return start < text.length() && "{[".indexOf(text.charAt(start)) >= 0
        ? endOfBrackets(start)
        : endOfBareValue(start);
  }

  private boolean isQuote(int index) {
    return index < text.length() && (text.charAt(index) == '"' || text.charAt(index) == '\'');
  }

  /// Behind the quote that closes a string. Inside of other strings each backslash of the content
  /// is spelled as `2 * (backslashes + 1)` of them.
  ///
  /// @param backslashes before the opening quote: more than none inside of other strings
  private int endOfString(int quote, int backslashes) {
    int run = 0;
    for (int i = quote + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        run++;
        continue;
      }
      boolean closes = run < backslashes || run % (2 * (backslashes + 1)) == backslashes;
      if (c == text.charAt(quote) && closes) {
        return i + 1;
      }
      run = 0;
    }
    return text.length();
  }

  private int endOfBrackets(int start) {
    int depth = 0;
    int run = 0;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth == 0) {
        return i + 1;
      }
      i = isQuote(i) ? endOfString(i, run) : i + 1;
      run = c == '\\' ? run + 1 : 0;
    }
    return text.length();
  }

  private int endOfBareValue(int start) {
    int i = start;
    while (i < text.length()
        && !Character.isWhitespace(text.charAt(i))
        && BEHIND_BARE_VALUE.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }
}
