package dev.iamtracker.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.iamtracker.collector.Metrics.Metric;
import dev.iamtracker.run.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The function that EventBridge calls with every event of a trail that is about identities: stores
/// it and sends alerts at once.
///
/// The collector meets the same events later and finds them stored.
public final class PushHandler implements RequestStreamHandler {
  private final Station station;

  /// Called by Lambda, once for each process.
  public PushHandler() {
    this(Surroundings.ofThisProcess());
  }

  PushHandler(Surroundings around) {
    this.station = Station.of(around);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    PushedEvent event = PushedEvent.of(new String(input.readAllBytes(), UTF_8));
    OpenStack stack = station.stack();
    RunSummary done = new PushRun(stack).take(event);
    String answer =
        Counted.of(done, done.elapsed())
            .text("status", done.quarantined() > 0 ? "quarantined" : "complete")
            .line();
    if (done.quarantined() > 0 || done.findings().total() > 0) {
      station.log().lines().accept(answer);
    }
    station
        .log()
        .write(
            Metrics.of(stack.settings().stack().eventsTable())
                .put(Metric.EVENTS_STORED, done.stored())
                .put(Metric.ALERTS_FAILED, done.findings().undelivered().size())
                .line(stack.timing().instant()));
    output.write(answer.getBytes(UTF_8));
  }
}
