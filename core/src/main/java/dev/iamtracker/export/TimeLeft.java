package dev.iamtracker.export;

import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;

/// How much time an export has before it is stopped from outside.
///
/// @param left until then
public record TimeLeft(Supplier<Duration> left) {
  /// What a day takes at least, roughly; no day is begun with less.
  private static final Duration LEAST = Duration.ofSeconds(60);

  /// Kept back for writing what was read.
  private static final int SHARE = 3;

  boolean isEnoughForADay() {
    return left.get().compareTo(LEAST) >= 0;
  }

  /// Time for one day: two thirds of what is left, so that a day which is too large keeps no other
  /// from being exported.
  TimeLeft ofOneDay() {
    Duration reserved = left.get().dividedBy(SHARE);
    return new TimeLeft(() -> left.get().minus(reserved));
  }

  /// Whether hardly any of it was used.
  ///
  /// @param whole what there was in the beginning
  boolean isMostOf(Duration whole) {
    return left.get().multipliedBy(10).compareTo(whole.multipliedBy(9)) >= 0;
  }

  /// @throws OutOfTime when it is over
  void check(LocalDate day) {
    if (!left.get().isPositive()) {
      throw OutOfTime.forDay(day);
    }
  }
}
