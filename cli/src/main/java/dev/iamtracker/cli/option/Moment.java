package dev.iamtracker.cli.option;

import dev.iamtracker.config.InvalidConfiguration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// A point in time as a user types it: a day, or a day and a time, UTC unless it says otherwise.
public final class Moment {
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private Moment() {}

  /// Where a stretch of time begins: a day begins at midnight.
  ///
  /// @param option name of the option, for the message
  /// @throws InvalidConfiguration when the text is no point in time
  public static Instant start(String option, String text) {
    return parse(option, text, 0);
  }

  /// Where a stretch of time ends: a day is included whole.
  ///
  /// @param option name of the option, for the message
  /// @throws InvalidConfiguration when the text is no point in time
  public static Instant end(String option, String text) {
    return parse(option, text, 1);
  }

  private static Instant parse(String option, String text, int daysAdded) {
    String iso = text.strip().replace(' ', 'T');
    try {
      Instant instant =
          iso.indexOf('T') < 0
              ? LocalDate.parse(iso).plusDays(daysAdded).atStartOfDay().toInstant(ZoneOffset.UTC)
              : instant(iso);
      if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw unusable(option, text);
    }
    throw unusable(option, text);
  }

  private static Instant instant(String iso) {
    int time = iso.indexOf('T');
    boolean zoned = iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0;
    return zoned
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private static InvalidConfiguration unusable(String option, String text) {
    return new InvalidConfiguration(
        option
            + " "
            + text
            + " is no point in time. Give a day such as 2026-11-22, or a time such as"
            + " 2026-11-22T10:00:00Z.");
  }
}
