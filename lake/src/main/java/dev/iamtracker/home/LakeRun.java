package dev.iamtracker.home;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.store.RunStore;

/// A run that writes to the local lake, and to what belongs to it.
public interface LakeRun extends RunStore {
  /// Different for every run.
  String id();

  /// Where findings and alerts are kept; what is written while the run commits is kept or lost with
  /// it.
  AlertStores alerts();

  /// What was read of event history; what is written while the run commits is kept or lost with it.
  CoverageLedger coverage();
}
