package dev.iamtracker.cli.option;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.query.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stretch of time a question is about.
public final class WindowOptions {
  private static final int MOST_DAYS = 10_000;

  @Option(names = "--days", paramLabel = "N", description = "The last N times 24 hours.")
  private @Nullable Integer days;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First day or time, UTC: 2026-11-22 or 2026-11-22T10:00:00Z.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Last day (included) or time (excluded); default: now.")
  private @Nullable String to;

  /// What the user asked for; empty where no option was given.
  ///
  /// @param defaultDays length of the stretch where only its end was given
  /// @throws InvalidConfiguration when the options contradict each other or are no times
  public Optional<TimeWindow> asked(InstantSource clock, int defaultDays) {
    if (days == null && from == null && to == null) {
      return Optional.empty();
    }
    return Optional.of(window(clock, defaultDays));
  }

  /// What the user asked for, else the last `defaultDays` times 24 hours.
  ///
  /// @throws InvalidConfiguration when the options contradict each other or are no times
  public TimeWindow window(InstantSource clock, int defaultDays) {
    if (days != null && (from != null || to != null)) {
      throw new InvalidConfiguration(
          "--days and --from/--to exclude each other; give one of the two.");
    }
    Instant end = to == null ? clock.instant() : Moment.end("--to", to);
    if (from == null) {
      return new TimeWindow(end.minus(Duration.ofDays(checked(defaultDays))), end);
    }
    Instant start = Moment.start("--from", from);
    if (!start.isBefore(end)) {
      String ends = to == null ? "in the future" : "not before --to " + to;
      throw new InvalidConfiguration("--from " + from + " is " + ends + ".");
    }
    return new TimeWindow(start, end);
  }

  private int checked(int defaultDays) {
    if (days == null) {
      return defaultDays;
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new InvalidConfiguration(
          "--days " + days + " is not possible; give a number from 1 to " + MOST_DAYS + ".");
    }
    return days;
  }
}
