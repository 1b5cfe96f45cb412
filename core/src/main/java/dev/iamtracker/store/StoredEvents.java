package dev.iamtracker.store;

import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Events that were stored before, to look at them again.
public interface StoredEvents {
  /// Hands out the events that a scan asks for, in no order; each may be kept.
  ///
  /// @throws StoreUnavailable when they cannot be read
  void scan(EventScan scan, Consumer<IdentityEvent> sink);

  /// The same with work on every event, which is done on several threads where that is faster.
  ///
  /// @param work gives each thread what it works with, which makes nothing of what nobody needs
  /// @param sink gets what came of the work, on this thread
  default <T> void scan(
      EventScan scan, Supplier<Function<IdentityEvent, Optional<T>>> work, Consumer<T> sink) {
    Function<IdentityEvent, Optional<T>> one = work.get();
    scan(scan, event -> one.apply(event).ifPresent(sink));
  }

  /// Whether there may be events of a time; found out without looking at any.
  ///
  /// @param to the last time, included
  default boolean mayHold(Instant from, Instant to) {
    return true;
  }
}
