package dev.iamtracker.export;

import dev.iamtracker.event.IdentityEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// The days of an event store, and which of them changed since they were exported; may be used by
/// several threads.
public interface EventDays {
  /// Parts that the events of a day fall into, by their ids.
  int PARTS = 16;

  /// Days that got events since they were exported, the oldest first.
  ///
  /// @throws dev.iamtracker.store.StoreUnavailable when they cannot be read
  List<ChangedDay> changed();

  /// Hands out the events of one part of a day, in no order.
  ///
  /// @param part from 0 to [#PARTS] - 1
  void read(LocalDate day, int part, Consumer<IdentityEvent> sink);

  /// Notes that a day was exported as it was when [#changed] named it: what came after that makes
  /// it a changed day again.
  void exported(ChangedDay day);

  /// A day that got events.
  ///
  /// @param change how often it had changed
  record ChangedDay(LocalDate day, long change) {}
}
