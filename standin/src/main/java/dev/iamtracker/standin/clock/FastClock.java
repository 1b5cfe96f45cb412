package dev.iamtracker.standin.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that runs some times as fast as real time, so that hours pass in seconds.
public final class FastClock implements InstantSource, Sleeper {
  private final Instant start;
  private final double speed;
  private final long began = System.nanoTime();

  /// @param start what the clock shows now
  /// @param speed how many of its seconds pass in one real second
  public FastClock(Instant start, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be positive: " + speed);
    }
    this.start = start;
    this.speed = speed;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanoTime());
  }

  /// Nanoseconds of this clock since it began.
  public long nanoTime() {
    return (long) ((System.nanoTime() - began) * speed);
  }

  /// Waits for this long by this clock, which in real time is shorter.
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(Duration.ofNanos((long) Math.ceil(duration.toNanos() / speed)));
  }
}
