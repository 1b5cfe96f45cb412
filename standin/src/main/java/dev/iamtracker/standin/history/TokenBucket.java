package dev.iamtracker.standin.history;

import java.time.Duration;
import java.time.Instant;

/// Counts what is left of a quota. Not safe for threads.
final class TokenBucket {
  private final Quota quota;
  private double left;
  private Instant filled;

  TokenBucket(Quota quota, Instant now) {
    this.quota = quota;
    this.left = quota.burst();
    this.filled = now;
  }

  /// Whether there was something left to take.
  boolean take(Instant now) {
    double seconds = Math.max(0, Duration.between(filled, now).toNanos() / 1e9);
    if (seconds > 0) {
      left = Math.min(quota.burst(), left + seconds * quota.perSecond());
    }
    filled = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
