package dev.iamtracker.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.iamtracker.TrackerException;
import dev.iamtracker.function.JsonObject;
import dev.iamtracker.function.Metrics;
import dev.iamtracker.function.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The function that a schedule calls: collects event history and sends alerts.
///
/// What there is no time for is left to the next invocation.
public final class CollectHandler implements RequestStreamHandler {
  /// For what was asked to be stored, and for alerts to be sent.
  private static final Duration MARGIN = Duration.ofSeconds(100);

  private static final String KEPT = "collect";

  private final Station station;

  /// Called by Lambda, once for each process.
  public CollectHandler() {
    this(Surroundings.ofThisProcess());
  }

  CollectHandler(Surroundings around) {
    this.station = Station.of(around);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Duration time = Duration.ofMillis(context.getRemainingTimeInMillis());
    Duration third = time.dividedBy(3);
    Duration margin = third.compareTo(MARGIN) < 0 ? third : MARGIN;
    OpenStack stack = station.stack();
    Optional<CollectReport> report = new CollectRun(stack, time.minus(margin)).run();
    JsonObject answer = report.map(CollectReport::answer).orElseGet(CollectHandler::yielded);
    station.log().write(answer);
    if (report.isPresent()) {
      Metrics metrics = Metrics.of(stack.settings().stack().eventsTable());
      station.log().write(report.get().measured(metrics).line(stack.timing().instant()));
      keep(stack, report.get(), answer.line());
    }
    output.write(answer.line().getBytes(UTF_8));
  }

  /// Keeps what happened, and then fails if it was a failure.
  private void keep(OpenStack stack, CollectReport report, String answer) {
    try {
      stack.tables().keep(KEPT, answer);
    } catch (TrackerException e) {
      if (report.failure().isEmpty()) {
        throw e;
      }
      station.log().say("the summary was not kept: " + e.getMessage());
    }
    report
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private static JsonObject yielded() {
    return new JsonObject()
        .number("total_events_processed", 0)
        .number("total_events_filtered", 0)
        .seconds("execution_time_seconds", Duration.ZERO)
        .text("status", "yielded")
        .objects("gaps", List.of());
  }
}
