package dev.iamtracker.cloudtrail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text that was meant to be JSON and is not: whatever looks like the value of a secret is taken
/// out. Where it is unclear how far a value goes, too much is taken, never too little.
///
/// The text is gone through once, whatever it holds: it is written by attackers.
final class BrokenText {
  /// The name of a secret before its closing quote: in JSON, in JSON inside a text, or in the
  /// single quotes of other languages.
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\p{Alnum}_])(?:" + String.join("|", Secrets.NAMES) + ")\\\\*+[\"']",
          Pattern.CASE_INSENSITIVE);

  private static final String BEHIND_BARE_VALUE = ",}]&\"'";

  private final String text;
  private final Spelling spelling;

  private BrokenText(String text) {
    this.text = text;
    this.spelling = Spelling.of(text);
  }

  static String withoutSecrets(String text) {
    return new BrokenText(text).redacted();
  }

  private String redacted() {
    var kept = new StringBuilder();
    int at = 0;
    int searched = 0;
    Matcher name = NAME.matcher(spelling.text());
    while (name.find(searched)) {
      int value = startOfValue(name.end());
      searched = value < 0 ? name.end() : endOfValue(value);
      if (value >= 0 && searched > value) {
        kept.append(text, spelling.start(at), spelling.start(value)).append("\"(redacted)\"");
        at = searched;
      }
    }
    return kept.append(text, spelling.start(at), text.length()).toString();
  }

  /// Behind the colon that follows a name; -1 when there is none.
  private int startOfValue(int behindName) {
    int colon = behindSpace(behindName);
    return colon < spelling.length() && spelling.at(colon) == ':' ? behindSpace(colon + 1) : -1;
  }

  /// White space, also as an escape inside of strings, and as `+` in URLs.
  private int behindSpace(int start) {
    int i = start;
    while (i < spelling.length()) {
      int escaped = i;
      while (isAt(escaped, '\\')) {
        escaped++;
      }
      if (escaped < spelling.length() && isSpace(escaped, escaped > i)) {
        i = escaped + 1;
      } else {
        return i;
      }
    }
    return i;
  }

  private boolean isSpace(int index, boolean escaped) {
    char c = spelling.at(index);
    return Character.isWhitespace(c) || (escaped ? "nrt".indexOf(c) >= 0 : c == '+');
  }

  private boolean isAt(int index, char c) {
    return index < spelling.length() && spelling.at(index) == c;
  }

  private int endOfValue(int start) {
    int quote = start;
    while (isAt(quote, '\\')) {
      quote++;
    }
    if (isQuote(quote)) {
      return endOfString(quote, quote - start);
    }
    return isAt(start, '{') || isAt(start, '[') ? endOfBrackets(start) : endOfBareValue(start);
  }

  private boolean isQuote(int index) {
    return isAt(index, '"') || isAt(index, '\'');
  }

  /// Behind the quote that closes a string. Inside of other strings each backslash of the content
  /// is spelled as `2 * (backslashes + 1)` of them; what is spelled in more layers is content.
  ///
  /// @param backslashes before the opening quote: more than none inside of other strings
  private int endOfString(int quote, int backslashes) {
    int run = 0;
    for (int i = quote + 1; i < spelling.length(); i++) {
      boolean content = spelling.layers(i) > spelling.layers(quote);
      if (isAt(i, '\\') && !content) {
        run++;
        continue;
      }
      boolean closes = run < backslashes || run % (2 * (backslashes + 1)) == backslashes;
      if (isAt(i, spelling.at(quote)) && closes && !content) {
        return i + 1;
      }
      run = 0;
    }
    return spelling.length();
  }

  private int endOfBrackets(int start) {
    int depth = 0;
    int run = 0;
    int i = start;
    while (i < spelling.length()) {
      boolean content = spelling.layers(i) > spelling.layers(start);
      if (!content && (isAt(i, '{') || isAt(i, '['))) {
        depth++;
      } else if (!content && (isAt(i, '}') || isAt(i, ']'))) {
        depth--;
      }
      if (depth == 0) {
        return i + 1;
      }
      boolean backslash = isAt(i, '\\');
      i = isQuote(i) && !content ? endOfString(i, run) : i + 1;
      run = backslash ? run + 1 : 0;
    }
    return spelling.length();
  }

  private int endOfBareValue(int start) {
    int i = start;
    while (i < spelling.length()
        && !Character.isWhitespace(spelling.at(i))
        && BEHIND_BARE_VALUE.indexOf(spelling.at(i)) < 0) {
      i++;
    }
    return i;
  }
}
