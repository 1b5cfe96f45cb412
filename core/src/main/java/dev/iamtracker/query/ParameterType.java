package dev.iamtracker.query;

import dev.iamtracker.query.ParameterValue.Day;
import dev.iamtracker.query.ParameterValue.Moment;
import dev.iamtracker.query.ParameterValue.Text;
import dev.iamtracker.query.ParameterValue.Whole;
import dev.iamtracker.query.ParameterValue.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of query parameters and how their values are written.
public enum ParameterType {
  TEXT("any text"),
  INTEGER("a whole number"),
  DAYS("a number of days from 1 to 36500"),
  HOUR("an hour from 0 to 23"),
  ZONE("a time zone such as Europe/Zurich or UTC"),
  DATE("a day such as 2026-11-22"),
  INSTANT("a time such as 2026-11-22T10:00:00Z");

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

  private final String allowed;

  ParameterType(String allowed) {
    this.allowed = allowed;
  }

  /// What may be given, in words.
  public String allowed() {
    return allowed;
  }

  /// The name in the header of a query file.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value, or nothing when the text is not one of this kind.
  public Optional<ParameterValue> parse(String text) {
    return switch (this) {
      case TEXT -> Optional.of(new Text(text));
      case INTEGER -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
      case DAYS -> whole(text, 1, 36_500);
      case HOUR -> whole(text, 0, 23);
      case ZONE ->
          ZoneId.getAvailableZoneIds().contains(text)
              ? Optional.of(new Zone(ZoneId.of(text)))
              : Optional.empty();
      case DATE -> date(text);
      case INSTANT -> instant(text);
    };
  }

  private static Optional<ParameterValue> whole(String text, long least, long most) {
    if (!DIGITS.matcher(text).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(text);
    return number < least || number > most ? Optional.empty() : Optional.of(new Whole(number));
  }

  private static Optional<ParameterValue> date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return SqlLiterals.covers(date) ? Optional.of(new Day(date)) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<ParameterValue> instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      return SqlLiterals.covers(instant) ? Optional.of(new Moment(instant)) : Optional.empty();
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
