package dev.iamtracker.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A span of time in whole seconds, as CloudTrail knows them.
///
/// @param from the first second
/// @param to the first second after it; later than `from`
public record TimeRange(Instant from, Instant to) {
  /// @throws IllegalArgumentException for an empty range and for parts of seconds
  public TimeRange {
    if (!from.isBefore(to) || !isWhole(from) || !isWhole(to)) {
      throw new IllegalArgumentException("no range of whole seconds: " + from + " to " + to);
    }
  }

  private static boolean isWhole(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  /// Empty where nothing lies between the two; parts of seconds are cut off.
  public static Optional<TimeRange> between(Instant from, Instant to) {
    Instant first = from.truncatedTo(ChronoUnit.SECONDS);
    Instant end = to.truncatedTo(ChronoUnit.SECONDS);
    return first.isBefore(end) ? Optional.of(new TimeRange(first, end)) : Optional.empty();
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  long seconds() {
    return length().toSeconds();
  }

  /// What lies before an instant.
  Optional<TimeRange> before(Instant end) {
    return between(from, end.isBefore(to) ? end : to);
  }

  /// What does not lie before an instant.
  Optional<TimeRange> from(Instant start) {
    return between(start.isAfter(from) ? start : from, to);
  }

  /// The second in the middle; only for ranges of two seconds and more.
  Instant middle() {
    return from.plusSeconds(seconds() / 2);
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
