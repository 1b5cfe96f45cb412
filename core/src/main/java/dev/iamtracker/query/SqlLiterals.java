package dev.iamtracker.query;

import dev.iamtracker.query.ParameterValue.Day;
import dev.iamtracker.query.ParameterValue.Moment;
import dev.iamtracker.query.ParameterValue.Text;
import dev.iamtracker.query.ParameterValue.Whole;
import dev.iamtracker.query.ParameterValue.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Writes values as SQL literals: the only place where a value becomes part of a statement.
final class SqlLiterals {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private SqlLiterals() {}

  /// The literal of a value, with its type where SQL has one.
  static String of(ParameterValue value) {
    return switch (value) {
      case Text(String text) -> quoted(text);
      case Whole(long number) -> number < 0 ? "(" + number + ")" : Long.toString(number);
      case Day(LocalDate date) -> date(date);
      case Moment(Instant instant) -> timestamp(instant);
      case Zone(var zone) -> quoted(zone.getId());
    };
  }

  /// @throws IllegalArgumentException for a day outside the years 1 to 9999
  static String date(LocalDate date) {
    if (!covers(date)) {
      throw new IllegalArgumentException("not a date of SQL: " + date);
    }
    return "date '" + date + "'";
  }

  /// The moment as a UTC timestamp. Events have milliseconds, so a moment between two of them is
  /// rounded up: the same events lie before and after it.
  ///
  /// @throws IllegalArgumentException for a moment outside the years 1 to 9999
  static String timestamp(Instant instant) {
    if (!covers(instant)) {
      throw new IllegalArgumentException("not a timestamp of SQL: " + instant);
    }
    Instant down = instant.truncatedTo(ChronoUnit.MILLIS);
    Instant up = down.equals(instant) ? down : down.plus(Duration.ofMillis(1));
    return "timestamp '" + MILLISECONDS.format(up) + "'";
  }

  static boolean covers(LocalDate date) {
    return covers(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  static boolean covers(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
