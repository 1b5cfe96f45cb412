package dev.iamtracker.dynamo;

import dev.iamtracker.finding.FindingRetention;
import java.time.Duration;
import java.util.Optional;

/// How the tables of a stack are used.
///
/// @param eventRetention how long events are kept, empty for ever
/// @param findingRetention how long findings and alerts are kept
/// @param patience how long a commit waits for others
public record StackSettings(
    String eventsTable,
    String controlTable,
    String alertsTable,
    Optional<Duration> eventRetention,
    FindingRetention findingRetention,
    Duration patience) {
  private static final FindingRetention RETENTION = new FindingRetention(400);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// The tables that a stack of this name has.
  public static StackSettings of(String stack) {
    return new StackSettings(
        stack + "-events",
        stack + "-control",
        stack + "-alerts",
        Optional.empty(),
        RETENTION,
        PATIENCE);
  }

  /// The same with a commit that waits for others so long at most.
  public StackSettings waiting(Duration most) {
    return new StackSettings(
        eventsTable, controlTable, alertsTable, eventRetention, findingRetention, most);
  }

  /// The same with other times of keeping.
  public StackSettings keeping(Optional<Duration> events, FindingRetention findings) {
    return new StackSettings(eventsTable, controlTable, alertsTable, events, findings, patience);
  }
}
