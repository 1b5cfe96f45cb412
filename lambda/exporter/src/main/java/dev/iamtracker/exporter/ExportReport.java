package dev.iamtracker.exporter;

import dev.iamtracker.export.ExportSummary;
import dev.iamtracker.export.ExportSummary.ExportedDay;
import dev.iamtracker.export.ExportSummary.FailedDay;
import dev.iamtracker.function.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/// What an export did, for the answer of the invocation and for the metrics.
record ExportReport(ExportSummary summary, Instant now) {
  private static final int MOST = 100;

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
    if (!summary.failed().isEmpty()) {
      return "failed";
    }
    return summary.left().isEmpty() ? "complete" : "stopped";
  }

  JsonObject answer() {
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
