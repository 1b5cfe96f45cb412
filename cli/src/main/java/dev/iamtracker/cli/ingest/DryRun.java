package dev.iamtracker.cli.ingest;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoredEvents;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Stores nothing; only tells events it has met from new ones.
public final class DryRun implements RunStore {
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  @Override
  public boolean add(IdentityEvent event) {
    return ids.add(event.id().toString());
  }

  @Override
  public void quarantine(Quarantined quarantined) {}

  @Override
  public void flush() {}

  @Override
  public Optional<EventScan> adopted() {
    return Optional.empty();
  }

  @Override
  public StoredEvents added() {
    return (_, _) -> {};
  }

  @Override
  public StoredEvents all() {
    return added();
  }

  @Override
  public StoredEvents before() {
    return added();
  }

  @Override
  public void commit(Supplier<String> summary) {
    var _ = summary.get();
  }

  @Override
  public void close() {}
}
