package dev.iamtracker.dynamo;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.store.Quarantined;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a run needs of the tables of a stack.
interface StackTables {
  Items alertItems();

  /// Findings and alerts over some items of the alerts table.
  AlertStores stores(Items items);

  EventTable events();

  Sheets sheets();

  DayLedger days();

  CoverageLedger coverage();

  Journal journal();

  /// The right to commit, which is waited for.
  ///
  /// @throws dev.iamtracker.store.StoreUnavailable when others commit for too long
  Lease commitLease(String run);

  void quarantine(List<Quarantined> pieces);

  /// Keeps the summary of a run.
  void keep(String summary);

  Instant now();

  /// When what is stored now may be deleted.
  Optional<Instant> expires(Instant now);
}
