package dev.iamtracker.export;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.StoreUnavailable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads a day of the event store, all parts at once; when one of them fails, all do.
final class PartReading {
  /// Events that are handed on together.
  private static final int BATCH = 256;

  private final EventDays days;
  private final LocalDate day;
  private final DayFiles files;
  private final TimeLeft time;
  private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();

  PartReading(EventDays days, LocalDate day, DayFiles files, TimeLeft time) {
    this.days = days;
    this.day = day;
    this.files = files;
    this.time = time;
  }

  /// @throws StoreUnavailable when a part cannot be read to its end
  /// @throws OutOfTime when there is no time for that
  void run() {
    try (var executor = Executors.newFixedThreadPool(EventDays.PARTS)) {
      for (int part = 0; part < EventDays.PARTS; part++) {
        int number = part;
        executor.execute(() -> read(number));
      }
    }
    Throwable failure = failed.get();
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    if (failure != null) {
      throw new StoreUnavailable("reading " + day + " stopped: " + failure, failure);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new StoreUnavailable("reading " + day + " was interrupted", null);
    }
  }

  private void read(int part) {
    try {
      var sink = new Sink();
      days.read(day, part, sink::take);
      sink.handOn();
    } catch (RuntimeException | Error e) {
      // The others stop because of the first one.
      failed.compareAndSet(null, e);
    }
  }

  /// Takes the events of one part.
  private final class Sink {
    private final List<IdentityEvent> batch = new ArrayList<>();

    void take(IdentityEvent event) {
      if (!event.date().equals(day)) {
        throw new StoreUnavailable(
            "the event store keeps an event of %s under %s: %s"
                .formatted(event.date(), day, event.id()),
            null);
      }
      batch.add(event);
      if (batch.size() == BATCH) {
        handOn();
      }
    }

    void handOn() {
      if (failed.get() != null) {
        throw new CancellationException("another part could not be read");
      }
      time.check(day);
      files.add(List.copyOf(batch));
      batch.clear();
    }
  }
}
