package dev.iamtracker.query;

import dev.iamtracker.config.InvalidConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The window a user asks for: the last days, or from one time to another.
///
/// @param days the last N × 24 hours, null when not given
/// @param from first moment: a day, or a time (UTC where it names no offset); null when not given
/// @param to end: a day, which is included, or a time, which is not; null for now
public record WindowOptions(@Nullable Integer days, @Nullable String from, @Nullable String to) {
  private static final int MOST_DAYS = 36_500;
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  /// The window, `defaultDays` long when nothing says how long.
  ///
  /// @throws InvalidConfiguration for a time that cannot be read, an end before its begin, and days
  ///   together with a begin
  public TimeWindow window(int defaultDays, Instant now) {
    if (days != null && from != null) {
      throw new InvalidConfiguration(
          "--days and --from exclude each other: give --days, or --from with or without --to.");
    }
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw new InvalidConfiguration(
          "--days is " + days + "; it must be from 1 to " + MOST_DAYS + ".");
    }
    Instant end = to == null ? now : moment("--to", to, true);
    Instant start =
        from == null
            ? end.minus(Duration.ofDays(days == null ? defaultDays : days))
            : moment("--from", from, false);
    if (!start.isBefore(end)) {
      throw new InvalidConfiguration("--from (%s) is not before --to (%s).".formatted(start, end));
    }
    return new TimeWindow(start, end);
  }

  private static Instant moment(String option, String text, boolean endOfDay) {
    String iso = text.strip().replace(' ', 'T');
    return day(iso, endOfDay)
        .or(() -> time(iso))
        .filter(moment -> !moment.isBefore(FIRST) && moment.isBefore(END))
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    ("%s is \"%s\"; it must be a day such as 2026-11-22 or a time such as"
                            + " 2026-11-22T10:00:00Z.")
                        .formatted(option, text)));
  }

  private static Optional<Instant> day(String iso, boolean endOfDay) {
    try {
      LocalDate day = LocalDate.parse(iso).plusDays(endOfDay ? 1 : 0);
      return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String iso) {
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeParseException _) {
      try {
        return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }
  }
}
