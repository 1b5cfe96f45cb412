package dev.iamtracker.soak.round;

import dev.iamtracker.soak.finding.SoakFailed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Somebody who asks all the time while others write.
final class Readers implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Future<?> reading;

  private Readers(Lake lake, int least, int most, Tally tally) {
    reading = executor.submit(() -> read(lake, least, most, tally));
  }

  /// Begins to ask.
  ///
  /// @param least events that were there before
  /// @param most events there can be
  static Readers start(Lake lake, int least, int most, Tally tally) {
    return new Readers(lake, least, most, tally);
  }

  private void read(Lake lake, int least, int most, Tally tally) {
    for (int question = 0; !stopped.get(); question++) {
      if (question % 2 == 0) {
        int count = lake.count();
        if (count < least || count > most) {
          throw new SoakFailed(
              "a reader sees %d events, not %d to %d".formatted(count, least, most));
        }
      } else {
        lake.ask(question / 2);
      }
      tally.count("questions meanwhile");
    }
  }

  /// Waits for the last answer.
  @Override
  public void close() {
    stopped.set(true);
    try (executor) {
      reading.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SoakFailed failed
          ? failed
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SoakFailed("interrupted");
    }
  }
}
