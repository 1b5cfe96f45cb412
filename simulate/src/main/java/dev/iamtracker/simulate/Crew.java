package dev.iamtracker.simulate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One thread per processor; failures come back as the exception that was thrown.
final class Crew implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  /// Something to do that may fail while writing.
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  Future<?> submit(Task task) {
    return threads.submit(
        () -> {
          task.run();
          return true;
        });
  }

  <T> Future<T> call(Callable<T> task) {
    return threads.submit(task);
  }

  static void await(List<Future<?>> futures) throws IOException {
    for (Future<?> future : futures) {
      await(future);
    }
  }

  static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while simulating");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Drops what has not begun.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
