package dev.iamtracker.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Metrics of CloudWatch as a line of the log, in its embedded metric format.
///
/// See
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
public final class Metrics {
  private static final String NAMESPACE = "IamActivityTracker";
  private static final String TABLE_SUFFIX = "-events";

  private final JsonObject line = new JsonObject();
  private final List<JsonObject> names = new ArrayList<>();
  private final String stack;

  /// What is measured; every one of them costs money.
  public enum Metric {
    RUNS_COMPLETED("RunsCompleted", "Count"),
    COVERAGE_LAG("CoverageLagSeconds", "Seconds"),
    GAPS("Gaps", "Count"),
    EVENTS_STORED("EventsStored", "Count"),
    ALERTS_FAILED("AlertsFailed", "Count"),
    THROTTLES("Throttles", "Count"),
    EXPORTS_COMPLETED("ExportsCompleted", "Count"),
    EXPORT_LAG("ExportLagSeconds", "Seconds");

    private final String text;
    private final String unit;

    Metric(String text, String unit) {
      this.text = text;
      this.unit = unit;
    }
  }

  private Metrics(String stack) {
    this.stack = stack;
  }

  /// @param eventsTable named after the stack
  public static Metrics of(String eventsTable) {
    return new Metrics(
        eventsTable.endsWith(TABLE_SUFFIX)
            ? eventsTable.substring(0, eventsTable.length() - TABLE_SUFFIX.length())
            : eventsTable);
  }

  public Metrics put(Metric metric, long value) {
    names.add(new JsonObject().text("Name", metric.text).text("Unit", metric.unit));
    line.number(metric.text, value);
    return this;
  }

  public JsonObject line(Instant now) {
    JsonObject directive =
        new JsonObject()
            .text("Namespace", NAMESPACE)
            .lists("Dimensions", List.of(List.of("Stack")))
            .objects("Metrics", names);
    return line.text("Stack", stack)
        .object(
            "_aws",
            new JsonObject()
                .number("Timestamp", now.toEpochMilli())
                .objects("CloudWatchMetrics", List.of(directive)));
  }
}
