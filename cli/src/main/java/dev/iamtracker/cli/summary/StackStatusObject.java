package dev.iamtracker.cli.summary;

import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.cli.figure.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The status of a stack as one JSON object, its keys in a fixed order.
public final class StackStatusObject {
  private StackStatusObject() {}

  /// What the tables hold, what is missing, what waits, and what was done last.
  public static Map<String, @Nullable Object> of(StackStatus status, Instant now) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("stack", status.stack());
    object.put("region", status.region());
    object.put("days", status.days().size());
    object.put("first_day", status.days().isEmpty() ? null : status.days().getFirst().toString());
    object.put("last_day", status.days().isEmpty() ? null : status.days().getLast().toString());
    object.put("days_to_export", status.toExport().stream().map(LocalDate::toString).toList());
    object.put(
        "streams", status.streams().stream().map(one -> CoverageObject.stream(one, now)).toList());
    object.put("gaps", status.gaps(now).stream().map(CoverageObject::gap).toList());
    object.put("alerts", alerts(status.alerts()));
    object.put("runs", status.runs().stream().map(StackStatusObject::run).toList());
    return object;
  }

  private static Map<String, Object> alerts(Map<String, Map<DeliveryState, Long>> alerts) {
    Map<String, Object> channels = new TreeMap<>();
    alerts.forEach(
        (channel, counts) -> {
          Map<String, Object> states = new LinkedHashMap<>();
          for (DeliveryState state : DeliveryState.values()) {
            if (counts.getOrDefault(state, 0L) > 0) {
              states.put(state.name().toLowerCase(Locale.ROOT), counts.get(state));
            }
          }
          channels.put(channel, states);
        });
    return channels;
  }

  private static Map<String, Object> run(StackStatus.Run run) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("command", run.name());
    object.put("finished", Figures.exact(run.finished()));
    object.put("summary", SummaryFigures.parse(run.summary()));
    return object;
  }
}
