package dev.iamtracker.standin.clock;

import java.time.Duration;

/// Waits for a while, as some clock counts it.
@FunctionalInterface
public interface Sleeper {
  /// Waits as long as everybody else does.
  Sleeper REAL = Thread::sleep;

  /// @throws InterruptedException when the thread is to stop waiting
  void sleep(Duration duration) throws InterruptedException;
}
