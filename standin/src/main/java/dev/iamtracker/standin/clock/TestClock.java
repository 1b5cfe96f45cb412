package dev.iamtracker.standin.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until somebody moves it; who sleeps by it moves it. Safe for threads.
public final class TestClock implements InstantSource, Sleeper {
  private final Instant start;
  private final AtomicReference<Instant> now;

  public TestClock(Instant start) {
    this.start = start;
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /// Nanoseconds since the clock's start, as a stop watch counts them.
  public long nanoTime() {
    return Duration.between(start, instant()).toNanos();
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  public void advance(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }

  /// Returns at once, and the time is over.
  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }
}
