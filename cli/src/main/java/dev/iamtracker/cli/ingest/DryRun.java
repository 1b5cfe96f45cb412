package dev.iamtracker.cli.ingest;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stores nothing; only tells events it has met from new ones.
final class DryRun implements RunStore {
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
  public void commit(String summary) {}

  @Override
  public void close() {}
}
