package dev.iamtracker.exporter;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoredEvents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The events of one log file, in memory.
final class FileEvents implements RunStore {
  private final SortedMap<LocalDate, List<IdentityEvent>> days = new TreeMap<>();
  private final Set<Utf8> ids = new HashSet<>();
  private final List<Quarantined> aside = new ArrayList<>();

  @Override
  public synchronized boolean add(IdentityEvent event) {
    if (!ids.add(event.id().copy())) {
      return false;
    }
    days.computeIfAbsent(event.date(), _ -> new ArrayList<>()).add(event);
    return true;
  }

  /// The events of each day.
  SortedMap<LocalDate, List<IdentityEvent>> days() {
    return days;
  }

  List<Quarantined> aside() {
    return aside;
  }

  @Override
  public synchronized void quarantine(Quarantined quarantined) {
    aside.add(quarantined);
  }

  @Override
  public void flush() {
    // They are in memory.
  }

  @Override
  public StoredEvents added() {
    return (_, sink) -> days.values().forEach(day -> day.forEach(sink));
  }

  @Override
  public StoredEvents all() {
    return added();
  }

  @Override
  public StoredEvents before() {
    return (_, _) -> {};
  }

  @Override
  public Optional<EventScan> adopted() {
    return Optional.empty();
  }

  @Override
  public void commit(Supplier<String> summary) {
    var _ = summary.get();
  }

  @Override
  public void close() {
    days.clear();
  }
}
