package dev.iamtracker.dynamo;

import dev.iamtracker.collect.Timing;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Waits longer and longer for a table that is throttled or busy, until it has waited enough.
final class Patience {
  private static final Duration FIRST = Duration.ofMillis(25);
  private static final Duration MOST = Duration.ofSeconds(2);

  private final Timing timing;
  private final long end;
  private int times;

  Patience(Timing timing, Duration enough) {
    this.timing = timing;
    this.end = timing.nanos() + enough.toNanos();
  }

  /// Waits, and never quite as long as others do.
  ///
  /// @return false, at once, when it has waited enough
  boolean waits() {
    if (timing.nanos() >= end || Thread.currentThread().isInterrupted()) {
      return false;
    }
    long most = Math.min(MOST.toNanos(), FIRST.toNanos() << Math.min(times++, 10));
    long pause = most / 2 + RandomGenerator.getDefault().nextLong(most / 2 + 1);
    LockSupport.parkNanos(timing.real(pause));
    return true;
  }
}
