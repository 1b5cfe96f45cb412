package dev.iamtracker.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Time that runs many times as fast as real time, and can be put forward.
final class FastTiming implements Timing {
  private final Instant start;
  private final double speed;
  private final long began = System.nanoTime();
  private final AtomicLong skipped = new AtomicLong();

  FastTiming(Instant start, double speed) {
    this.start = start;
    this.speed = speed;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    return (long) ((System.nanoTime() - began) * speed) + skipped.get();
  }

  @Override
  public long real(long nanos) {
    return (long) (nanos / speed);
  }

  void skip(Duration duration) {
    skipped.addAndGet(duration.toNanos());
  }
}
