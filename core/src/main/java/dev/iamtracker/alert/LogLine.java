package dev.iamtracker.alert;

import java.util.Locale;

/// An alert as one line for a log.
final class LogLine {
  private LogLine() {}

  /// @param error why it was not sent, empty if it was
  static String of(Message message, String channel, String error) {
    return message.level().text().toUpperCase(Locale.ROOT)
        + " alert channel="
        + channel
        + " id="
        + message.id()
        + (message.repeat() ? " repeat=true" : "")
        + (message.rule().isEmpty() ? "" : " rule=" + message.rule())
        + " "
        + message.sentence()
        + (error.isEmpty() ? "" : " (not sent: " + error + ")");
  }
}
