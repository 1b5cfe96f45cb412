package dev.iamtracker.dynamo;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.StoredEvents;
import dev.iamtracker.track.TrackedRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A run over the tables of a stack. Its events wait in memory for the commit, which first makes
/// the findings durable and then the events, and only then says that they were read.
///
/// A process that dies before the findings leaves nothing. One that dies behind them leaves
/// findings of events that are read again, by the same ids; nobody is told of them twice.
final class DynamoRun implements TrackedRun {
  private static final int EVENTS_AT_A_TIME = 500;

  private final StackTables stack;
  private final String id;
  private final Map<Utf8, IdentityEvent> fresh = new LinkedHashMap<>();
  private final Set<Utf8> everFresh = new HashSet<>();
  private final Map<Instant, Set<Utf8>> known = new HashMap<>();
  private final List<Quarantined> aside = new ArrayList<>();
  private final List<Coverage> covered = new ArrayList<>();
  private final RecordedItems alerts;
  private Optional<Set<LocalDate>> days = Optional.empty();

  DynamoRun(StackTables stack, String id) {
    this.stack = stack;
    this.id = id;
    this.alerts = new RecordedItems(stack.alertItems());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized boolean add(IdentityEvent event) {
    Utf8 eventId = event.id();
    if (fresh.containsKey(eventId) || isKnown(event)) {
      return false;
    }
    fresh.put(eventId, event);
    everFresh.add(eventId);
    return true;
  }

  private boolean isKnown(IdentityEvent event) {
    return known.computeIfAbsent(Sheets.hour(event), this::ids).contains(event.id());
  }

  private Set<Utf8> ids(Instant hour) {
    var ids = new HashSet<Utf8>();
    if (days().contains(Sheets.day(hour))) {
      stack.sheets().read(List.of(hour), seen -> ids.add(seen.event().id().copy()));
    }
    return ids;
  }

  private Set<LocalDate> days() {
    if (days.isEmpty()) {
      days =
          Optional.of(
              stack.days().days().stream().map(day -> day.now().day()).collect(Collectors.toSet()));
    }
    return days.get();
  }

  @Override
  public synchronized void quarantine(Quarantined quarantined) {
    aside.add(quarantined);
  }

  @Override
  public void flush() {
    // Events are written by the commit, behind the findings.
  }

  @Override
  public StoredEvents added() {
    return events(fresh.values(), Optional.empty());
  }

  @Override
  public StoredEvents all() {
    return events(fresh.values(), Optional.of(Set.of()));
  }

  @Override
  public StoredEvents before() {
    return events(List.of(), Optional.of(everFresh));
  }

  private StoredEvents events(Collection<IdentityEvent> more, Optional<Set<Utf8>> without) {
    return new SheetEvents(stack.sheets(), stack.events(), this::days, more, without);
  }

  /// What a dead run stored, the next one reads again: there is nothing to adopt.
  @Override
  public Optional<EventScan> adopted() {
    return Optional.empty();
  }

  @Override
  public AlertStores alerts() {
    return stack.stores(alerts);
  }

  @Override
  public CoverageLedger coverage() {
    return new CoverageLedger() {
      @Override
      public List<Coverage> all() {
        return stack.coverage().all();
      }

      @Override
      public void put(Collection<Coverage> streams) {
        covered.addAll(streams);
      }
    };
  }

  @Override
  public void commit(Supplier<String> summary) {
    try (Lease lease = stack.commitLease(id)) {
      stack.journal().redo();
      forgetWhatOthersStored();
      String done = summary.get();
      stack.journal().make(alerts.changes(), lease);
      write(lease);
      stack.quarantine(aside);
      stack.coverage().put(covered);
      stack.keep(done);
    }
  }

  /// Somebody else may have committed since an event was found to be new.
  private void forgetWhatOthersStored() {
    var hours =
        fresh.values().stream().map(Sheets::hour).collect(Collectors.toCollection(TreeSet::new));
    days = Optional.empty();
    hours.removeIf(hour -> !days().contains(Sheets.day(hour)));
    stack.sheets().read(hours, seen -> fresh.remove(seen.event().id()));
  }

  /// A day is marked before it is known which of its events are there: whoever dies in between
  /// writes and marks them again.
  private void write(Lease lease) {
    if (!fresh.isEmpty()) {
      Instant now = stack.now();
      List<IdentityEvent> events = List.copyOf(fresh.values());
      for (int from = 0; from < events.size(); from += EVENTS_AT_A_TIME) {
        int to = Math.min(events.size(), from + EVENTS_AT_A_TIME);
        stack.events().put(events.subList(from, to), now, stack.expires(now));
        lease.keep();
      }
      stack.days().changed(events.stream().map(IdentityEvent::date).collect(Collectors.toSet()));
      stack.sheets().add(events, id, stack.expires(now));
      lease.keep();
    }
  }

  @Override
  public void close() {
    fresh.clear();
  }
}
