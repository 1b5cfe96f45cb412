package dev.iamtracker.alert;

import java.time.Instant;

/// What can be done to an outbox beyond working it.
public interface OutboxUpkeep {
  /// Makes everything due that was refused or is uncertain, whatever was agreed on.
  ///
  /// @param again whether to send those once more that were given up or may have arrived twice
  void retryNow(Instant now, boolean again);

  /// Ends all leases; only for somebody who knows that no other sender is alive.
  void endLeases(Instant now);
}
