package dev.iamtracker.alert;

import java.time.Duration;
import java.util.Optional;

/// What a channel says to a message. Reasons never hold an address or a secret of the channel.
public sealed interface Delivery {
  /// It has it.
  record Accepted() implements Delivery {}

  /// It surely does not have it, and would not have others either.
  ///
  /// @param pause how long it wants to be left alone
  record Refused(String reason, Optional<Duration> pause) implements Delivery {
    public Refused(String reason) {
      this(reason, Optional.empty());
    }
  }

  /// It surely does not have it because of this message; others may pass.
  record Rejected(String reason) implements Delivery {}

  /// It may or may not have it: there was no answer.
  record Uncertain(String reason) implements Delivery {}
}
