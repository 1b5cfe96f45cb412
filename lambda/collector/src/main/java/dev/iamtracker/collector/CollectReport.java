package dev.iamtracker.collector;

import dev.iamtracker.collect.Collected;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.Coverage.Gap;
import dev.iamtracker.collect.PlaceFigures;
import dev.iamtracker.collect.StreamFault;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collector.Metrics.Metric;
import dev.iamtracker.run.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What a run of the collector did, and what is missing after it.
///
/// @param run what became of the records
/// @param collected what became of the streams; empty when it did not come to that
/// @param took how long it all took
/// @param now by the clock of AWS
/// @param failure why the invocation fails; empty when it does not
record CollectReport(
    RunSummary run,
    Optional<Collected> collected,
    Duration took,
    Instant now,
    Optional<RuntimeException> failure) {
  private static final int MOST_GAPS = 100;

  private String status() {
    if (failure.isPresent()) {
      return "failed";
    }
    return collected.filter(Collected::stopped).isPresent() ? "stopped" : "complete";
  }

  private List<Coverage> streams() {
    return collected.map(Collected::coverage).orElse(List.of());
  }

  /// Those that are missing something that may still come.
  private long behind() {
    return streams().stream()
        .filter(one -> one.gaps(now).stream().anyMatch(gap -> !gap.lost()))
        .count();
  }

  /// Up to when everything is there, of the stream that is the farthest behind; zero when nothing
  /// is known of any stream.
  private Duration lag() {
    return streams().stream().map(this::lag).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private Duration lag(Coverage stream) {
    Optional<Instant> covered = stream.coveredUntil(now);
    Duration lag = covered.map(end -> Duration.between(end, now)).orElse(Coverage.KEPT);
    return lag.compareTo(Coverage.KEPT) > 0 ? Coverage.KEPT : lag;
  }

  private long places(ToLongFunction<PlaceFigures> figure) {
    return collected.map(Collected::places).orElse(List.of()).stream().mapToLong(figure).sum();
  }

  private List<Gap> gaps() {
    return streams().stream().flatMap(one -> one.gaps(now).stream()).toList();
  }

  /// The answer of the invocation, or what is logged and kept in its place.
  JsonObject answer() {
    List<Gap> gaps = gaps();
    var failed = new JsonObject();
    var closed = new JsonObject();
    Map<StreamId, StreamFault> faults = collected.map(Collected::faults).orElse(Map.of());
    new TreeMap<>(faults)
        .forEach(
            (stream, fault) ->
                (fault.isClosed() ? closed : failed).text(stream.toString(), fault.reason()));
    JsonObject answer =
        Counted.of(run, took)
            .text("status", status())
            .objects("gaps", gaps.stream().limit(MOST_GAPS).map(CollectReport::gap).toList())
            .number("gaps_total", gaps.size())
            .number("streams", streams().size())
            .number("streams_behind", behind())
            .object("failed_streams", failed)
            .object("closed_streams", closed)
            .seconds("coverage_lag_seconds", lag())
            .number("requests", places(PlaceFigures::requests))
            .number("throttled", places(PlaceFigures::throttled))
            .number("failed_requests", places(PlaceFigures::failed));
    failure.ifPresent(one -> answer.text("error", message(one)));
    return answer;
  }

  private static String message(RuntimeException failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.getClass().getName() : message;
  }

  private static JsonObject gap(Gap gap) {
    return new JsonObject()
        .text("account", gap.stream().account())
        .text("region", gap.stream().region())
        .text("source", gap.stream().source())
        .text("from", gap.range().from().toString())
        .text("to", gap.range().to().toString())
        .flag("lost", gap.lost())
        .text("reason", gap.reason());
  }

  /// What is measured of it.
  Metrics measured(Metrics metrics) {
    metrics
        .put(Metric.RUNS_COMPLETED, failure.isPresent() ? 0 : 1)
        .put(Metric.EVENTS_STORED, run.stored())
        .put(Metric.ALERTS_FAILED, run.findings().undelivered().size());
    if (collected.isPresent()) {
      metrics
          .put(Metric.COVERAGE_LAG, lag().toSeconds())
          .put(Metric.GAPS, gaps().size())
          .put(Metric.THROTTLES, places(PlaceFigures::throttled));
    }
    return metrics;
  }
}
