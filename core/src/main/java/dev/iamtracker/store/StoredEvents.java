package dev.iamtracker.store;

import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;
import java.util.function.Consumer;

/// Events that were stored before, to look at them again.
public interface StoredEvents {
  /// Hands out the events that a scan asks for, in no order; each may be kept.
  ///
  /// @throws StoreUnavailable when they cannot be read
  void scan(EventScan scan, Consumer<IdentityEvent> sink);

  /// Whether there may be events of a time; found out without looking at any.
  ///
  /// @param to the last time, included
  default boolean mayHold(Instant from, Instant to) {
    return true;
  }
}
