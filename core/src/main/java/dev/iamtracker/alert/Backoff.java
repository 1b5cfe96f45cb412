package dev.iamtracker.alert;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failure: twice as long after each, at most an hour, and never quite the
/// same, so that many senders do not come back together.
final class Backoff {
  static final Duration MOST = Duration.ofHours(1);

  private static final Duration FIRST = Duration.ofSeconds(30);

  private final RandomGenerator dice;

  Backoff(RandomGenerator dice) {
    this.dice = dice;
  }

  /// @param failures in a row, from 1
  Duration after(int failures) {
    long millis = FIRST.toMillis() << Math.min(Math.max(failures - 1, 0), 10);
    long most = Math.min(millis, MOST.toMillis());
    return Duration.ofMillis(most - (long) (most * 0.2 * dice.nextDouble()));
  }
}
