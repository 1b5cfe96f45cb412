package dev.iamtracker.collector;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Something that happens beside a run, until that ends; it is never interrupted.
final class Beside implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Beside(Duration wait, BooleanSupplier goesOn) {
    this.thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  boolean going = true;
                  while (going && !closedWithin(wait)) {
                    going = goesOn.getAsBoolean();
                  }
                });
  }

  /// Does something once, after a while.
  static Beside after(Duration wait, Runnable work) {
    return new Beside(
        wait,
        () -> {
          work.run();
          return false;
        });
  }

  /// Does something again and again, as long as it says so.
  static Beside every(Duration wait, BooleanSupplier work) {
    return new Beside(wait, work);
  }

  private boolean closedWithin(Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
