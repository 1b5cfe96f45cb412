package dev.iamtracker.alert;

import dev.iamtracker.config.Settings;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import java.time.Duration;
import java.time.Instant;

/// Which findings people are told of.
///
/// @param least the least level
/// @param leastAttempt the least level of what was tried and denied
/// @param oldest how old an event may be when it is stored
/// @param window for how long findings of one rule and one actor are held back after the first
public record AlertPolicy(Level least, Level leastAttempt, Duration oldest, Duration window) {

  public static AlertPolicy of(Settings.Alerting settings) {
    return new AlertPolicy(
        settings.minLevel(), settings.attemptMinLevel(), settings.maxAge(), settings.groupWindow());
  }

  boolean isLoudEnough(Finding finding) {
    return finding.level().isAtLeast(least)
        && (!finding.attempt() || finding.level().isAtLeast(leastAttempt));
  }

  /// @param began when somebody began to look at events as they come
  boolean isHistoric(Finding finding, Instant began) {
    Instant time = finding.episode() == null ? finding.time() : finding.episode().last();
    return time.isBefore(began.minus(oldest));
  }
}
