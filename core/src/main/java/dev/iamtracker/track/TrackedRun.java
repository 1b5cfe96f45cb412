package dev.iamtracker.track;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.store.RunStore;

/// A run that writes events, and what belongs to them.
public interface TrackedRun extends RunStore {
  /// Different for every run.
  String id();

  /// Where findings and alerts are kept; what is written while the run commits is kept or lost with
  /// it.
  AlertStores alerts();

  /// What was read of event history; what is written while the run commits is kept or lost with it,
  /// or lost alone, and then read again.
  CoverageLedger coverage();
}
