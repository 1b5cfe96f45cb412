package dev.iamtracker.cli.collect;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Whether somebody wants the program to end: what runs is asked to come to its end.
public final class Stopping {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean stopped;
  private @Nullable Runnable current;

  /// Asks what runs to end; may be called by any thread.
  ///
  /// @return whether anything runs that will end by itself now
  public boolean stop() {
    Runnable running;
    lock.lock();
    try {
      stopped = true;
      running = current;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.run();
    }
    return running != null;
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /// Something runs from now on, until [#ended].
  ///
  /// @param end asks it to come to its end
  void runs(Runnable end) {
    lock.lock();
    try {
      current = end;
      if (stopped) {
        end.run();
      }
    } finally {
      lock.unlock();
    }
  }

  void ended() {
    lock.lock();
    try {
      current = null;
    } finally {
      lock.unlock();
    }
  }

  /// Waits, unless or until it is stopped.
  void await(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      long left = duration.toNanos();
      while (!stopped && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
