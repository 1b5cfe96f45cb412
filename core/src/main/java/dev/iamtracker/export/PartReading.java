package dev.iamtracker.export;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.StoreUnavailable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads a day of the event store, all parts at once; when one of them fails, all do.
final class PartReading {
  private static final int CHECK_EVERY = 1024;

  private final EventDays days;
  private final LocalDate day;
  private final DayFiles files;
  private final TimeLeft time;
  private final AtomicBoolean stopped = new AtomicBoolean();

  PartReading(EventDays days, LocalDate day, DayFiles files, TimeLeft time) {
    this.days = days;
    this.day = day;
    this.files = files;
    this.time = time;
  }

  /// @throws StoreUnavailable when a part cannot be read to its end, or there is no time for that
  void run() {
    var parts = new ArrayList<Future<?>>();
    try (var executor = Executors.newFixedThreadPool(EventDays.PARTS)) {
      for (int part = 0; part < EventDays.PARTS; part++) {
        int number = part;
        parts.add(executor.submit(() -> read(number)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new StoreUnavailable("reading " + day + " stopped: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      stopped.set(true);
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("reading " + day + " was interrupted", e);
    }
  }

  private void read(int part) {
    boolean whole = false;
    try {
      days.read(day, part, new Sink()::take);
      whole = true;
    } finally {
      if (!whole) {
        stopped.set(true);
      }
    }
  }

  /// Takes the events of one part.
  private final class Sink {
    private long taken;

    void take(IdentityEvent event) {
      if (stopped.get()) {
        throw new CancellationException("another part could not be read");
      }
      if (++taken % CHECK_EVERY == 0 && time.isOver()) {
        throw new StoreUnavailable(
            day
                + " has more events than there is time to export: give the function more memory,"
                + " which makes it faster, or send such accounts through a trail",
            null);
      }
      if (!event.date().equals(day)) {
        throw new StoreUnavailable(
            "the event store keeps an event of %s under %s: %s"
                .formatted(event.date(), day, event.id()),
            null);
      }
      files.add(event);
    }
  }
}
