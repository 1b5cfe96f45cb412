package dev.iamtracker.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Alerts on their way, each with a state for every channel.
///
/// Many senders may work on it: what one of them has claimed no other one gets, until its lease has
/// ended. Every change is durable when its method returns, or with the transaction around it.
public interface Outbox {
  /// Puts an alert in for each channel, unless it is there.
  void add(Alert alert, Collection<String> channels, Instant now);

  /// Takes the next alert that is due: first those that were tried the least, then the worst, then
  /// the oldest. Claims whose lease has ended are due as repeats; a repeat whose lease has ended
  /// becomes [DeliveryState#UNCONFIRMED].
  ///
  /// @param leaseEnd when others may take it
  Optional<Claim> claim(String channel, Instant now, Instant leaseEnd);

  /// Ends a claim.
  ///
  /// @return false when the lease had ended and somebody else took the alert; nothing is changed
  boolean settle(Claim claim, Settlement settlement);

  /// Whether a channel has alerts that are being sent, or of which nobody knows whether they
  /// arrived.
  boolean isInDoubt(String channel);

  /// The newest first.
  List<OutboxEntry> list(Set<DeliveryState> states, int most);

  /// How many alerts there are in each state, by channel.
  Map<String, Map<DeliveryState, Long>> counts();
}
