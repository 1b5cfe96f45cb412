package dev.iamtracker.standin.history;

import java.time.Duration;

/// What may differ from AWS.
///
/// @param tokenLife how long a page token is good for
/// @param memory how far back events are shown
public record HistoryRules(Quota quota, Duration tokenLife, Duration memory) {
  public static final HistoryRules OF_AWS =
      new HistoryRules(Quota.OF_AWS, Duration.ofMinutes(15), Duration.ofDays(90));

  public HistoryRules withQuota(Quota other) {
    return new HistoryRules(other, tokenLife, memory);
  }

  public HistoryRules withTokenLife(Duration other) {
    return new HistoryRules(quota, other, memory);
  }
}
