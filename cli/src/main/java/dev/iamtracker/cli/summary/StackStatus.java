package dev.iamtracker.cli.summary;

import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.Coverage.Gap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// How a stack is.
///
/// @param days that have events, the oldest first
/// @param toExport days that got events since they were exported
/// @param streams what was read of event history
/// @param alerts how many there are in each state, by channel
/// @param runs what was done last of each kind, the newest first
public record StackStatus(
    String stack,
    String region,
    List<LocalDate> days,
    List<LocalDate> toExport,
    List<Coverage> streams,
    Map<String, Map<DeliveryState, Long>> alerts,
    List<Run> runs) {
  public StackStatus {
    days = List.copyOf(days);
    toExport = List.copyOf(toExport);
    streams = List.copyOf(streams);
    alerts = Map.copyOf(alerts);
    runs = List.copyOf(runs);
  }

  /// What was done.
  ///
  /// @param name such as `checkpoint`, a commit of events
  /// @param summary as JSON
  public record Run(String name, Instant finished, String summary) {}

  /// What is missing of event history.
  public List<Gap> gaps(Instant now) {
    return streams.stream().flatMap(one -> one.gaps(now).stream()).toList();
  }
}
