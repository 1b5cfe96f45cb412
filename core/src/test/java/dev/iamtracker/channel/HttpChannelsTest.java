package dev.iamtracker.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Rejected;
import dev.iamtracker.alert.Delivery.Uncertain;
import dev.iamtracker.alert.Message;
import dev.iamtracker.alert.SampleFinding;
import dev.iamtracker.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpChannelsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:00:01Z"));

  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private int status = 200;
  private Map<String, String> answerHeaders = Map.of();
  private String answer = "ok";

  private record Asked(String method, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(
                new Asked(
                    exchange.getRequestMethod(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            answerHeaders.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpPost http() {
    return http(server.getAddress().getPort(), true, Resolver.SYSTEM, SOON);
  }

  private static HttpPost http(int port, boolean isPrivate, Resolver resolver, Duration time) {
    return new HttpPost(
        WebhookAddress.of(
            "ALERT_WEBHOOK",
            new Secret((isPrivate ? "http" : "https") + "://localhost:" + port + "/token-1"),
            isPrivate),
        resolver,
        time,
        CLOCK,
        null);
  }

  private static Message message(boolean repeat) {
    return new AlertText(ZoneId.of("UTC")).of(SampleFinding.plain(), repeat);
  }

  private Delivery deliver() {
    return new SlackChannel(http()).deliver(message(false));
  }

  @Test
  void aWebhookGetsAnAlertWithASignature() {
    var channel = new WebhookChannel(http(), Optional.of(new Secret("key")), CLOCK);

    assertThat(channel.deliver(message(true))).isEqualTo(new Accepted());

    Asked got = asked.getFirst();
    assertThat(got.header("X-iat-timestamp")).isEqualTo("1795341601");
    assertThat(got.header("X-iat-delivery")).isEqualTo(message(true).id());
    assertThat(got.header("X-iat-repeat")).isEqualTo("true");
    assertThat(got.header("X-iat-signature"))
        .isEqualTo(
            "sha256=" + WebhookChannel.signature(new Secret("key"), "1795341601." + got.body()));
    assertThat(got.body())
        .startsWith("{\"id\":\"iam-user-created/1111")
        .contains("\"repeat\":true", "\"level\":\"critical\"", "\"actor\":\"alice\"");
  }

  /// RFC 4231, test case 2.
  @Test
  void aSignatureIsAnHmac() {
    assertThat(WebhookChannel.signature(new Secret("Jefe"), "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void withoutAKeyNothingIsSigned() {
    new WebhookChannel(http(), Optional.empty(), CLOCK).deliver(message(false));

    assertThat(asked.getFirst().headers()).doesNotContainKey("X-iat-signature");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408, 410, 500, 502, 503})
  void anErrorIsARefusal(int code) {
    status = code;

    assertThat(deliver()).isEqualTo(new Refused("it answered " + code, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void aMessageMayBeRejectedAlone(int code) {
    status = code;
    answer = "invalid_payload";

    assertThat(deliver()).isEqualTo(new Rejected("it answered " + code + " (invalid_payload)"));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 90, PT90S",
    "503, 120, PT2M",
    "429, ' 7 ', PT7S",
    "429, 'Sun, 22 Nov 2026 10:30:01 GMT', PT30M",
    "503, 'Mon, 23 Nov 2026 10:00:01 GMT', P1D"
  })
  void aPauseIsInSecondsOrUpToADate(int code, String header, Duration expected) {
    status = code;
    answerHeaders = Map.of("Retry-After", header);

    assertThat(deliver()).isEqualTo(new Refused("it answered " + code, Optional.of(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-5",
        "99999999999999999999",
        "soon",
        "Sun, 22 Nov 2026 10:00:00 GMT",
        "Mon, 22 Nov 2026 10:30:01 GMT",
        "Sun, 99 Nov 2026 10:30:01 GMT",
        "2026-11-22T10:30:01Z"
      })
  void aPauseThatMakesNoSenseLeavesTheUsualOne(String header) {
    status = 429;
    answerHeaders = Map.of("Retry-After", header);

    assertThat(deliver()).isEqualTo(new Refused("it answered 429", Optional.empty()));
  }

  @Test
  void nothingOfAnAnswerIsShownButAPlainReason() {
    status = 500;
    answer = "<h1>https://hooks.example/token-1</h1>\u001b[2J";

    assertThat(deliver()).isEqualTo(new Refused("it answered 500"));
  }

  @Test
  void aRedirectIsAnErrorThatNamesTheHost() {
    status = 302;
    answerHeaders = Map.of("Location", "http://169.254.169.254/latest/meta-data/token-2");

    assertThat(deliver())
        .isEqualTo(
            new Refused("it answered 302, a redirect to 169.254.169.254, which is not followed"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void ofALongAnswerOnlyTheBeginningIsRead() {
    answer = "x".repeat(4 << 20);

    assertThat(deliver()).isEqualTo(new Accepted());
  }

  @Test
  void whereNobodyListensNothingArrived() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(new SlackChannel(http(port, true, Resolver.SYSTEM, SOON)).deliver(message(false)))
        .isEqualTo(new Refused("localhost takes no connections"));
  }

  @Test
  void whoNeverAnswersMayHaveIt() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var channel =
          new SlackChannel(
              http(silent.getLocalPort(), true, Resolver.SYSTEM, Duration.ofMillis(300)));

      assertThat(channel.deliver(message(false))).isInstanceOf(Uncertain.class);
      assertThat(channel.probe()).isInstanceOf(Refused.class);
    }
  }

  @Test
  void whoAnswersAnythingToAProbeIsThere() {
    status = 405;

    assertThat(new SlackChannel(http()).probe()).isEqualTo(new Accepted());
    assertThat(asked.getFirst().method()).isEqualTo("HEAD");
    assertThat(asked.getFirst().body()).isEmpty();
  }

  @Test
  void nothingIsSentToAPrivateAddress() {
    int port = server.getAddress().getPort();
    Resolver mixed =
        _ ->
            List.of(
                InetAddress.ofLiteral("54.239.28.85"), InetAddress.ofLiteral("169.254.169.254"));

    assertThat(new SlackChannel(http(port, false, mixed, SOON)).deliver(message(false)))
        .isEqualTo(
            new Refused(
                "localhost has a private address, to which nothing is sent;"
                    + " ALERT_ALLOW_PRIVATE_ADDRESSES=true allows it"));
    assertThat(new SlackChannel(http(port, false, Resolver.SYSTEM, SOON)).probe())
        .isInstanceOf(Refused.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void plainHttpLeavesThisMachineNever() {
    Resolver elsewhere = _ -> List.of(InetAddress.ofLiteral("10.1.2.3"));

    assertThat(
            new SlackChannel(http(server.getAddress().getPort(), true, elsewhere, SOON))
                .deliver(message(false)))
        .isEqualTo(
            new Refused("localhost is not on this machine: only https may be used to reach it"));
  }
}
