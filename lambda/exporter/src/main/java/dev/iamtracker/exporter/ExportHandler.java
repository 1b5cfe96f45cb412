package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.iamtracker.TrackerException;
import dev.iamtracker.day.DayLimits;
import dev.iamtracker.day.SortedDay;
import dev.iamtracker.export.Exporter;
import dev.iamtracker.export.TimeLeft;
import dev.iamtracker.function.JsonObject;
import dev.iamtracker.function.Metrics;
import dev.iamtracker.function.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

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
    ExportReport report = run(context.getAwsRequestId(), time);
    JsonObject answer = report.answer();
    lake.log().write(answer);
    if (!report.summary().yielded()) {
      Metrics metrics = Metrics.of(lake.settings().stack().eventsTable());
      lake.log().write(report.measured(metrics).line(lake.clock().instant()));
      keep(report, answer.line());
    }
    output.write(answer.line().getBytes(UTF_8));
  }

  /// What cannot even be begun is reported like days that cannot be exported.
  private ExportReport run(String run, TimeLeft time) {
    Instant began = lake.clock().instant();
    try {
      return ExportReport.of(exporter().run(run, time), lake.clock().instant());
    } catch (TrackerException e) {
      return ExportReport.broken(e, began, lake.clock().instant());
    }
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

  /// Keeps what happened, and then fails if it was a failure.
  private void keep(ExportReport report, String answer) {
    try {
      lake.tables().keep(KEPT, answer);
    } catch (TrackerException e) {
      lake.log().say("the summary was not kept: " + e.getMessage());
    }
    report
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }
}
