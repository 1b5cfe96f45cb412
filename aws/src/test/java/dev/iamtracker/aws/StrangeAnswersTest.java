package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.collect.Partition;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.standin.http.HttpReply;
import dev.iamtracker.standin.http.LoopbackServer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers is not AWS: a proxy, a sign-in page of a network, or something broken.
class StrangeAnswersTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | <html>Sign in to the network</html> | PASSING
          200 | {"Events":[{"EventId":              | PASSING
          200 | ''                                  | PASSING
          200 | {"Events":"none"}                   | PASSING
          302 | ''                                  | PASSING
          502 | <html>Bad gateway</html>            | PASSING
          503 | ''                                  | PASSING
          429 | <html>Slow down</html>              | THROTTLED
          407 | <html>Proxy</html>                  | PASSING
          403 | <html>Forbidden</html>              | PASSING
          404 | ''                                  | PASSING
          """)
  void isNoAnswerToALookup(int status, String body, Kind kind) {
    HistoryFault fault = fault(status, body);

    assertThat(fault.reason()).hasLineCount(1).doesNotContain(": null");
    assertThat(fault.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | <Response><Code>AuthFailure</Code></Response> | HTTP 401: the credentials
          403 | <html>Forbidden<br></html>                    | no usable answer
          200 | <html>Sign in</html>                          | HTTP 200 without regions
          200 | ''                                            | no usable answer
          """)
  void isNoListOfRegions(int status, String body, String reason) {
    try (var server = LoopbackServer.start(0, _ -> reply(status, body));
        AwsAccess access = AwsAccess.of(Environment.of(server.endpoint()))) {
      assertThatExceptionOfType(AwsUnavailable.class)
          .isThrownBy(() -> new Ec2Regions(access, Partition.AWS).enabled())
          .withMessageStartingWith(reason)
          .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }
  }

  @Test
  void noneIsAskedForWhereItPointsTo() {
    var asked = new AtomicInteger();

    try (var other =
            LoopbackServer.start(
                0,
                _ -> {
                  asked.incrementAndGet();
                  return reply(200, "{\"Events\":[]}");
                });
        var server =
            LoopbackServer.start(
                0,
                _ ->
                    new HttpReply(
                        307,
                        Map.of("Location", other.endpoint().toString()),
                        "",
                        HttpReply.Ending.WHOLE))) {
      HistoryFault fault = fault(server);

      assertThat(fault.kind()).isEqualTo(Kind.PASSING);
      assertThat(asked).hasValue(0);
    }
  }

  private static HistoryFault fault(int status, String body) {
    try (var server = LoopbackServer.start(0, _ -> reply(status, body))) {
      return fault(server);
    }
  }

  private static HistoryFault fault(LoopbackServer server) {
    var question =
        new Question(
            new StreamId(ACCOUNT, "us-east-1", "iam.amazonaws.com"),
            new TimeRange(NOON.minusSeconds(60), NOON),
            Optional.empty());
    try (AwsAccess access = AwsAccess.of(Environment.of(server.endpoint()));
        var history = new CloudTrailHistory(Map.of(ACCOUNT, access))) {
      return catchThrowableOfType(HistoryFault.class, () -> history.lookup(question));
    }
  }

  private static HttpReply reply(int status, String body) {
    return new HttpReply(status, Map.of("Content-Type", "text/html"), body, HttpReply.Ending.WHOLE);
  }
}
