package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.iamtracker.TrackerException;
import dev.iamtracker.day.DayLimits;
import dev.iamtracker.day.SortedDay;
import dev.iamtracker.export.ExportSummary;
import dev.iamtracker.export.Exporter;
import dev.iamtracker.export.TimeLeft;
import dev.iamtracker.function.JsonObject;
import dev.iamtracker.function.Metrics;
import dev.iamtracker.function.Metrics.Metric;
import dev.iamtracker.function.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// The function that a schedule calls: exports the days whose events changed.
///
/// What there is no time for is left to the next invocation.
public final class ExportHandler implements RequestStreamHandler {
  /// For what is written to be shown, and for the answer.
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private static final String KEPT = "export";

  private final OpenLake lake;

  /// Called by Lambda, once for each process.
  public ExportHandler() {
    this(Surroundings.ofThisProcess());
  }

  ExportHandler(Surroundings around) {
    this.lake = OpenLake.of(around);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var time =
        new TimeLeft(() -> Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN));
    ExportSummary summary = exporter().run(context.getAwsRequestId(), time);
    var report = new ExportReport(summary, lake.clock().instant());
    JsonObject answer = report.answer();
    lake.log().write(answer);
    if (!summary.yielded()) {
      lake.log()
          .write(
              Metrics.of(lake.settings().stack().eventsTable())
                  .put(Metric.EXPORTS_COMPLETED, summary.failed().isEmpty() ? 1 : 0)
                  .put(Metric.EXPORT_LAG, report.lag().toSeconds())
                  .line(lake.clock().instant()));
      keep(summary, answer.line());
    }
    output.write(answer.line().getBytes(UTF_8));
  }

  private Exporter exporter() {
    return new Exporter(
        lake.tables().days(),
        lake.objects(),
        lake.objects().lease(lake.clock()),
        SortedDay.in(lake.scratch(), lake.clock(), DayLimits.FUNCTION),
        lake.clock(),
        lake.settings().stack().exportDaysBack());
  }

  /// Keeps what happened, and then fails if a day did.
  private void keep(ExportSummary summary, String answer) {
    try {
      lake.tables().keep(KEPT, answer);
    } catch (TrackerException e) {
      lake.log().say("the summary was not kept: " + e.getMessage());
    }
    if (!summary.failed().isEmpty()) {
      throw ExportFailed.of(summary.failed());
    }
  }
}
