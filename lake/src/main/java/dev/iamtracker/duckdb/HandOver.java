package dev.iamtracker.duckdb;

import dev.iamtracker.store.StoreUnavailable;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands what the threads of a database made of events to the one that asked for it, a few batches
/// ahead at most. Whoever asked may hold locks, so nobody else may run what it does with them.
final class HandOver<T> {
  private static final int MOST_BATCHES = 2;

  private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
  private volatile boolean unwanted;
  private @Nullable Throwable failure;

  /// Waits until there is room.
  ///
  /// @throws CancellationException when nobody wants more
  void put(List<T> events) throws InterruptedException {
    if (!events.isEmpty()) {
      offer(events);
    }
  }

  private void offer(List<T> batch) throws InterruptedException {
    while (!batches.offer(batch, 50, TimeUnit.MILLISECONDS)) {
      if (unwanted) {
        throw new CancellationException("nobody wants more events");
      }
    }
  }

  /// Runs what puts events on a thread of its own, and gives them to the sink on this one.
  ///
  /// @throws RuntimeException what either of them threw
  void run(Runnable source, Consumer<T> sink) {
    Thread thread = Thread.ofPlatform().name("segment-scan").start(() -> produce(source));
    try {
      for (List<T> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
        batch.forEach(sink);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while reading the lake", e);
    } finally {
      unwanted = true;
      batches.clear();
      await(thread);
    }
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new StoreUnavailable("cannot read the lake", e);
    }
  }

  /// The connection is in use until then.
  private static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whatever happens, the other side learns that it is over.
  private void produce(Runnable source) {
    try {
      source.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    try {
      // No other batch is empty.
      offer(List.of());
    } catch (InterruptedException | CancellationException e) {
      Thread.currentThread().interrupt();
    }
  }
}
