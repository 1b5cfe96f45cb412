package dev.iamtracker.store;

import dev.iamtracker.event.IdentityEvent;
import java.util.Optional;
import java.util.function.Supplier;

/// Where one run puts its events.
///
/// Nothing that is added shows before [#commit]; what was added before a crash is kept for the next
/// run to show. All methods may be called from several threads, [#commit] and [#close] once.
public interface RunStore extends AutoCloseable {
  /// Adds an event, unless one with its id is there.
  ///
  /// @return whether it is new
  /// @throws StoreUnavailable when it cannot be written
  boolean add(IdentityEvent event);

  /// Keeps what could not be used.
  void quarantine(Quarantined quarantined);

  /// Writes what is still in memory; only [#commit] may follow.
  void flush();

  /// The events that [#commit] will show, those of crashed runs among them; after [#flush].
  StoredEvents added();

  /// All events there will be after [#commit]; after [#flush].
  StoredEvents all();

  /// The same without what this run added itself.
  StoredEvents before();

  /// What crashed runs left that [#commit] will show, as a scan over its times; empty for nothing.
  Optional<EventScan> adopted();

  /// Shows everything added by this run and by crashed ones before it, at once.
  ///
  /// @param summary what the run did, as JSON; what is written while it is asked for is kept or
  ///   lost together with the run
  void commit(Supplier<String> summary);

  /// The same with a summary that is known.
  default void commit(String summary) {
    commit(() -> summary);
  }

  /// Lets the next run begin; without [#commit] nothing becomes visible.
  @Override
  void close();
}
