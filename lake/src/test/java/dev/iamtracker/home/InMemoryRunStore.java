package dev.iamtracker.home;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoredEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A store that forgets when the program ends.
final class InMemoryRunStore implements RunStore {
  /// What outlives a run.
  static final class Shelf {
    private final Map<String, IdentityEvent> visible = new HashMap<>();
    private final Map<String, IdentityEvent> pending = new HashMap<>();
    private final List<Quarantined> quarantined = new ArrayList<>();

    synchronized Collection<String> visible() {
      return List.copyOf(visible.keySet());
    }

    synchronized List<Quarantined> quarantined() {
      return List.copyOf(quarantined);
    }
  }

  private final Shelf shelf;
  private final List<IdentityEvent> adopted;

  InMemoryRunStore(Shelf shelf) {
    this.shelf = shelf;
    synchronized (shelf) {
      this.adopted = List.copyOf(shelf.pending.values());
    }
  }

  @Override
  public boolean add(IdentityEvent event) {
    synchronized (shelf) {
      return !shelf.visible.containsKey(event.id().toString())
          && shelf.pending.putIfAbsent(event.id().toString(), event) == null;
    }
  }

  @Override
  public void quarantine(Quarantined quarantined) {
    synchronized (shelf) {
      shelf.quarantined.add(quarantined);
    }
  }

  @Override
  public void flush() {}

  @Override
  public Optional<EventScan> adopted() {
    return adopted.isEmpty() ? Optional.empty() : Optional.of(EventScan.ALL);
  }

  @Override
  public StoredEvents added() {
    return (scan, sink) -> {
      synchronized (shelf) {
        hand(shelf.pending.values(), scan, sink);
      }
    };
  }

  @Override
  public StoredEvents all() {
    return (scan, sink) -> {
      synchronized (shelf) {
        hand(shelf.visible.values(), scan, sink);
        hand(shelf.pending.values(), scan, sink);
      }
    };
  }

  @Override
  public StoredEvents before() {
    return (scan, sink) -> {
      synchronized (shelf) {
        hand(shelf.visible.values(), scan, sink);
        hand(adopted, scan, sink);
      }
    };
  }

  private static void hand(
      Collection<IdentityEvent> events, EventScan scan, Consumer<IdentityEvent> sink) {
    events.stream()
        .filter(event -> !event.time().isBefore(scan.from()) && !event.time().isAfter(scan.to()))
        .forEach(sink);
  }

  @Override
  public void commit(Supplier<String> summary) {
    synchronized (shelf) {
      var _ = summary.get();
      shelf.visible.putAll(shelf.pending);
      shelf.pending.clear();
    }
  }

  @Override
  public void close() {}
}
