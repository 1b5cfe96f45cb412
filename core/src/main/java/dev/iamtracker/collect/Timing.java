package dev.iamtracker.collect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time as collecting needs it: what it is, and how long to wait.
public interface Timing extends InstantSource {
  /// For durations, in nanoseconds.
  long nanos();

  /// How long to wait in real nanoseconds for so many of [#nanos].
  long real(long nanos);

  /// The same, told by a clock that is behind this one; ahead of it for negative durations.
  default Timing behind(Duration duration) {
    Timing own = this;
    return new Timing() {
      @Override
      public Instant instant() {
        return own.instant().minus(duration);
      }

      @Override
      public long nanos() {
        return own.nanos();
      }

      @Override
      public long real(long nanos) {
        return own.real(nanos);
      }
    };
  }

  /// Real time.
  ///
  /// @param clock what time it is
  static Timing of(InstantSource clock) {
    return new Timing() {
      @Override
      public Instant instant() {
        return clock.instant();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public long real(long nanos) {
        return nanos;
      }
    };
  }
}
