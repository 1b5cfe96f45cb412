package dev.iamtracker.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How bad a finding is, in Sigma's words, the least first.
public enum Level {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  private final String text = name().toLowerCase(Locale.ROOT);

  /// The level of a name in any case, empty for an unknown one.
  public static Optional<Level> of(String name) {
    return Arrays.stream(values()).filter(level -> level.text.equalsIgnoreCase(name)).findFirst();
  }

  /// The name in lower case, as rules spell it.
  public String text() {
    return text;
  }

  public boolean isAtLeast(Level other) {
    return compareTo(other) >= 0;
  }

  /// One level below, the least below itself.
  public Level lower() {
    return values()[Math.max(0, ordinal() - 1)];
  }
}
