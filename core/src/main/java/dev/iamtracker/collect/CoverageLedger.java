package dev.iamtracker.collect;

import java.util.Collection;
import java.util.List;

/// Where it is kept what was read of every stream.
public interface CoverageLedger {
  /// All streams that were ever asked for, in their order.
  ///
  /// @throws dev.iamtracker.TrackerException when it cannot be read
  List<Coverage> all();

  /// Keeps what is known of some streams, in the place of what was known before.
  void put(Collection<Coverage> streams);
}
