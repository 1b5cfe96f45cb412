package dev.iamtracker.exporter;

import dev.iamtracker.TrackerException;
import dev.iamtracker.export.ExportSummary;
import dev.iamtracker.export.ExportSummary.ExportedDay;
import dev.iamtracker.export.ExportSummary.FailedDay;
import dev.iamtracker.function.JsonObject;
import dev.iamtracker.function.Metrics;
import dev.iamtracker.function.Metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an export did, for the answer of the invocation and for the metrics.
///
/// @param broken why nothing could be found out about days at all
record ExportReport(ExportSummary summary, @Nullable TrackerException broken, Instant now) {
  private static final int MOST = 100;

  static ExportReport of(ExportSummary summary, Instant now) {
    return new ExportReport(summary, null, now);
  }

  static ExportReport broken(TrackerException why, Instant began, Instant now) {
    var nothing =
        new ExportSummary(List.of(), List.of(), List.of(), false, Duration.between(began, now));
    return new ExportReport(nothing, why, now);
  }

  /// What the invocation ends with.
  Optional<TrackerException> failure() {
    if (broken != null) {
      return Optional.of(broken);
    }
    return summary.failed().isEmpty()
        ? Optional.empty()
        : Optional.of(ExportFailed.of(summary.failed()));
  }

  Metrics measured(Metrics metrics) {
    metrics.put(Metric.EXPORTS_COMPLETED, failure().isEmpty() ? 1 : 0);
    return broken == null ? metrics.put(Metric.EXPORT_LAG, lag().toSeconds()) : metrics;
  }

  /// How long ago the oldest day ended that is not in the lake as it is; zero when all are, or only
  /// today is missing.
  Duration lag() {
    return Stream.concat(summary.left().stream(), summary.failed().stream().map(FailedDay::day))
        .min(LocalDate::compareTo)
        .map(
            day ->
                Duration.between(
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  private String status() {
    if (summary.yielded()) {
      return "yielded";
    }
    if (failure().isPresent()) {
      return "failed";
    }
    return summary.left().isEmpty() ? "complete" : "stopped";
  }

  JsonObject answer() {
    JsonObject answer = figures();
    return broken == null ? answer : answer.text("error", String.valueOf(broken.getMessage()));
  }

  private JsonObject figures() {
    return new JsonObject()
        .text("status", status())
        .number("days_exported", summary.exported().size())
        .number("events_exported", summary.events())
        .number("days_failed", summary.failed().size())
        .number("days_left", summary.left().size())
        .seconds("export_lag_seconds", lag())
        .seconds("execution_time_seconds", summary.elapsed())
        .objects("days", summary.exported().stream().limit(MOST).map(ExportReport::day).toList())
        .objects(
            "failed", summary.failed().stream().limit(MOST).map(ExportReport::failed).toList());
  }

  private static JsonObject day(ExportedDay day) {
    return new JsonObject()
        .text("day", day.day().toString())
        .number("events", day.events())
        .number("bytes", day.bytes())
        .number("files", day.parts())
        .number("delivered_files_merged", day.merged());
  }

  private static JsonObject failed(FailedDay day) {
    return new JsonObject().text("day", day.day().toString()).text("reason", day.reason());
  }
}
