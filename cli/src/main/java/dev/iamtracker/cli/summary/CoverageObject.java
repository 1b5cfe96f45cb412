package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.Coverage.Gap;
import dev.iamtracker.collect.PlaceFigures;
import dev.iamtracker.collect.StreamId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of event history, as JSON objects with their keys in a fixed order.
final class CoverageObject {
  private CoverageObject() {}

  static Map<String, @Nullable Object> stream(Coverage coverage, Instant now) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>(of(coverage.stream()));
    object.put("covered_until", coverage.coveredUntil(now).map(Figures::exact).orElse(null));
    object.put(
        "lag_seconds",
        coverage.coveredUntil(now).map(end -> Duration.between(end, now).toSeconds()).orElse(null));
    object.put("events", coverage.events());
    object.put("requests", coverage.requests());
    object.put("last_read", coverage.lastRead().map(Figures::exact).orElse(null));
    object.put("error", coverage.fault().orElse(null));
    object.put("gaps", coverage.gaps(now).size());
    return object;
  }

  static Map<String, Object> gap(Gap gap) {
    Map<String, Object> object = new LinkedHashMap<>(of(gap.stream()));
    object.put("from", Figures.exact(gap.range().from()));
    object.put("to", Figures.exact(gap.range().to()));
    object.put("lost", gap.lost());
    object.put("reason", gap.reason());
    return object;
  }

  static Map<String, Object> place(PlaceFigures place) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("account", place.account());
    object.put("region", place.region());
    object.put("requests", place.requests());
    object.put("throttled", place.throttled());
    object.put("failed", place.failed());
    object.put("busy_seconds", BigDecimal.valueOf(place.busy().toMillis(), 3));
    return object;
  }

  private static Map<String, String> of(StreamId stream) {
    Map<String, String> object = new LinkedHashMap<>();
    object.put("account", stream.account());
    object.put("region", stream.region());
    object.put("source", stream.source());
    return object;
  }
}
