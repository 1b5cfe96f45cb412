package dev.iamtracker.collect;

import java.time.Duration;

/// When the next request to a region of an account may be made.
///
/// Requests are evenly spaced: AWS counts two a second, and what arrives in bunches is throttled.
/// One that was throttled stops all for a moment, longer when it happens again and again, and
/// widens the spacing a little for good, because others use the same quota.
final class Pace {
  private static final double MARGIN = 1.02;
  private static final double LATE = 0.1;
  private static final double WIDER = 1.01;
  private static final double WIDEST = 1.03;
  private static final long FIRST_PAUSE = Duration.ofMillis(500).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(20).toNanos();

  private final long least;
  private double spacing;
  private long next = Long.MIN_VALUE;
  private int throttledInARow;

  /// @param rate requests a second
  Pace(double rate) {
    this.least = (long) (Duration.ofSeconds(1).toNanos() / rate * MARGIN);
    this.spacing = least;
  }

  /// When a request may be made, by [Timing#nanos].
  long next() {
    return next;
  }

  /// Nanoseconds between two requests.
  double spacing() {
    return spacing;
  }

  /// A request is made now; one that is a little late does not delay those after it.
  void sent(long now) {
    next = Math.max(next, now - (long) (spacing * LATE)) + (long) spacing;
  }

  /// @param luck from 0 to 1, so that several programs do not come back at the same time
  void throttled(long now, double luck) {
    spacing = Math.min(spacing * WIDER, least * WIDEST);
    long pause = Math.min(FIRST_PAUSE << Math.min(throttledInARow, 10), LONGEST_PAUSE);
    throttledInARow++;
    next = Math.max(next, now + (long) (pause * (0.75 + luck / 2)));
  }

  /// How often the last requests were throttled, without one that was not.
  int throttledInARow() {
    return throttledInARow;
  }

  void answered() {
    throttledInARow = 0;
  }
}
