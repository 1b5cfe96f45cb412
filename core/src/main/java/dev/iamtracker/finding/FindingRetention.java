package dev.iamtracker.finding;

import java.time.Duration;
import java.time.Instant;

/// How long findings and their alerts are kept: at least so long that events which are read again
/// do not alert again.
///
/// @param days 120 to 3650
public record FindingRetention(int days) {
  public static final int LEAST_DAYS = 120;
  public static final int MOST_DAYS = 3_650;

  /// @throws IllegalArgumentException for fewer or more days
  public FindingRetention {
    if (days < LEAST_DAYS || days > MOST_DAYS) {
      throw new IllegalArgumentException("days are 120 to 3650: " + days);
    }
  }

  /// What was stored before this may be deleted.
  public Instant limit(Instant now) {
    return now.minus(Duration.ofDays(days));
  }

  /// When what is stored now may be deleted.
  public Instant expiry(Instant stored) {
    return stored.plus(Duration.ofDays(days));
  }
}
