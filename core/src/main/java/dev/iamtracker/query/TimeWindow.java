package dev.iamtracker.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A stretch of time, `from` included, `to` excluded.
public record TimeWindow(Instant from, Instant to) {
  /// Everything there is.
  public static final TimeWindow ALL =
      new TimeWindow(Instant.parse("2013-01-01T00:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"));

  /// @throws IllegalArgumentException when it ends before it begins
  public TimeWindow {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a window cannot end before it begins: " + from + " " + to);
    }
  }

  public LocalDate firstDay() {
    return from.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  public LocalDate lastDay() {
    return to.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
