package dev.iamtracker.dynamo;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.store.Quarantined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The tables of a stack for runs that find nothing.
final class TestStack implements StackTables {
  final TestTables tables;
  final List<Quarantined> aside = new ArrayList<>();
  final List<Coverage> covered = new ArrayList<>();

  TestStack(TestTables tables) {
    this.tables = tables;
  }

  @Override
  public Items alertItems() {
    return tables.alerts();
  }

  @Override
  public AlertStores stores(Items items) {
    throw new UnsupportedOperationException("nothing is found here");
  }

  @Override
  public EventTable events() {
    return new EventTable(tables.table("events"));
  }

  @Override
  public Sheets sheets() {
    return new Sheets(tables.table("events"));
  }

  @Override
  public DayLedger days() {
    return new DayLedger(tables.table("control"));
  }

  @Override
  public CoverageLedger coverage() {
    return new CoverageLedger() {
      @Override
      public List<Coverage> all() {
        return List.copyOf(covered);
      }

      @Override
      public void put(Collection<Coverage> streams) {
        covered.addAll(streams);
      }
    };
  }

  @Override
  public Journal journal() {
    return new Journal(tables.table("control"), tables.alerts());
  }

  @Override
  public Lease commitLease(String run) {
    return Lease.take(tables.control(), "lease#commit", run, tables.timing, Duration.ofSeconds(30))
        .orElseThrow();
  }

  @Override
  public void quarantine(List<Quarantined> pieces) {
    aside.addAll(pieces);
  }

  @Override
  public void keep(String summary) {}

  @Override
  public Instant now() {
    return TestEvents.NOON;
  }

  @Override
  public Optional<Instant> expires(Instant now) {
    return Optional.empty();
  }
}
