package dev.iamtracker.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What was due on a channel a moment ago: a sender who works off many does not read all of them
/// again for each.
final class DueDeliveries {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Deque<DeliveryItem> waiting = new ArrayDeque<>();
  private Instant asOf = Instant.MIN;

  /// The next one; another sender may have taken it meanwhile.
  ///
  /// @param due what is due now, in order
  synchronized Optional<DeliveryItem> next(Instant now, Supplier<List<DeliveryItem>> due) {
    if (waiting.isEmpty() || now.isBefore(asOf) || now.isAfter(asOf.plus(MOMENT))) {
      waiting.clear();
      waiting.addAll(due.get());
      asOf = now;
    }
    return Optional.ofNullable(waiting.poll());
  }
}
