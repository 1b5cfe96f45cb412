package dev.iamtracker.alert;

import dev.iamtracker.event.VisibleText;
import dev.iamtracker.finding.Finding;
import java.util.Locale;

/// Texts of logs as they may stand in a message: of bounded length, every character visible.
final class AlertWords {
  static final int MOST_CHARACTERS = 300;

  private static final String MORE = "…";

  private AlertWords() {}

  /// At most [#MOST_CHARACTERS] characters of a text, with what is unsafe made visible.
  static String safe(String text) {
    String beginning = cut(text);
    return cut(VisibleText.of(beginning));
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + MORE;
  }

  /// A finding on one line, for lists of them.
  static String line(Finding finding) {
    return safe(
        finding.level().text().toUpperCase(Locale.ROOT)
            + " "
            + finding.time()
            + " "
            + finding.rule()
            + ": "
            + finding.sentence());
  }
}
