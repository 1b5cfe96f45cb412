package dev.iamtracker.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.iamtracker.alert.Alert;
import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.Message;
import dev.iamtracker.channel.Channels;
import dev.iamtracker.channel.ConsoleChannel;
import dev.iamtracker.cli.command.AlertsCommand;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingState;
import dev.iamtracker.finding.Level;
import dev.iamtracker.suppression.SuppressionFile;
import dev.iamtracker.suppression.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/// What the page about findings and alerts shows is what arrives, and what it lists is all there
/// is.
class AlertsPageTest {
  private static final Page PAGE = Page.of("docs/alerts.md");
  private static final Instant SENT = Instant.parse("2026-11-22T13:45:00Z");
  private static final AlertText TEXT = new AlertText(ZoneOffset.UTC);
  private static final Message TEST = TEXT.test("test/" + SENT, SENT);

  @TempDir private Path folder;

  @Test
  void theFileHoldsWhatThePageShows() throws IOException {
    Path file = folder.resolve("alerts.jsonl");

    deliver(Map.of("ALERT_FILE", file.toString()), TEXT.of(finding(), false));

    assertThat(file).hasContent(unbroken(blocks("json").getFirst()));
  }

  @Test
  void slackGetsWhatThePageShows() throws IOException {
    Request request = request("ALERT_SLACK_WEBHOOK", Map.of());

    assertThat(request.body()).isEqualTo(unbroken(blocks("json").getLast()));
  }

  @Test
  void theWebhookGetsWhatThePageShows() throws IOException {
    Request request =
        request("ALERT_WEBHOOK", Map.of("ALERT_WEBHOOK_SECRET", "a long random text"));

    List<String> shown = blocks("http").getFirst().lines().toList();
    List<String> headers =
        shown.subList(1, shown.indexOf("")).stream()
            .map(line -> line.split(": ", 2))
            .map(parts -> header(parts[0], parts[1]))
            .toList();
    assertThat(headers).isSubsetOf(request.headers());
    assertThat(request.headers())
        .filteredOn(header -> header.startsWith("x-iat-"))
        .isNotEmpty()
        .isSubsetOf(headers);
    assertThat(shown.getLast()).isEqualTo(request.body());
  }

  /// Names of headers are the same in any case, and the server here changes it.
  private static String header(String name, String value) {
    return name.toLowerCase(Locale.ROOT) + ": " + value;
  }

  private record Request(List<String> headers, String body) {}

  private Request request(String setting, Map<String, String> settings) throws IOException {
    var requests = new ArrayList<Request>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = new ArrayList<String>();
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> headers.add(header(name, values.getFirst())));
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          requests.add(new Request(headers, body));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      var all = new HashMap<>(settings);
      all.put(setting, "http://localhost:" + server.getAddress().getPort() + "/alerts");
      all.put("ALERT_ALLOW_PRIVATE_ADDRESSES", "true");
      deliver(all, TEST);
    } finally {
      server.stop(0);
    }
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  private static void deliver(Map<String, String> settings, Message message) {
    assertThat(channels(settings))
        .singleElement()
        .satisfies(
            channel -> assertThat(channel.deliver(message)).isEqualTo(new Delivery.Accepted()));
  }

  private static List<Channel> channels(Map<String, String> settings) {
    var console = new ConsoleChannel(new PrintWriter(Writer.nullWriter()), false);
    return Channels.of(Settings.from(settings).alerting(), Optional.of(console), () -> SENT);
  }

  private static Finding finding() {
    return new Finding(
        "admin-policy-attached/3424e9f6-a927-4803-ac32-1b1baec643e1",
        "admin-policy-attached",
        Level.CRITICAL,
        "Administrator policy attached",
        "alice attached arn:aws:iam::aws:policy/AdministratorAccess to user eve (AttachUserPolicy)"
            + " in account 111122223333",
        false,
        Instant.parse("2026-11-22T13:42:14Z"),
        "3424e9f6-a927-4803-ac32-1b1baec643e1",
        "iam.amazonaws.com",
        "AttachUserPolicy",
        "",
        "111122223333",
        "us-east-1",
        "alice",
        "",
        "AKIAIOSFODNN7EXAMPLE",
        "",
        "203.0.113.9",
        "aws-cli/2.15.30",
        "user eve",
        List.of("T1098.003"),
        List.of(
            "Ask the actor why the target needs all rights.",
            "Detach the policy if nobody can say, and end the sessions of the target.",
            "Read what the target did since."),
        List.of(),
        null);
  }

  @Test
  void itsSuppressionsLoad() throws IOException {
    Suppressions suppressions = suppressions(blocks("yaml").getFirst());

    assertThat(suppressions.all()).hasSize(2);
    assertThat(suppressions.expired(Instant.parse("2026-12-18T23:59:59Z"))).isEmpty();
    assertThat(suppressions.expired(Instant.parse("2026-12-19T00:00:00Z"))).hasSize(1);
  }

  @Test
  void itListsAllKeysOfSuppressions() {
    assertThatThrownBy(() -> suppressions("- unheard: of\n"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("known: " + String.join(", ", listed("key")) + ".");
  }

  private Suppressions suppressions(String text) throws IOException {
    return SuppressionFile.read(Files.writeString(folder.resolve("suppressions.yml"), text));
  }

  @Test
  void itListsAllChannels() {
    List<Channel> channels =
        channels(
            Map.of(
                "ALERT_CONSOLE", "true",
                "ALERT_FILE", "alerts.jsonl",
                "ALERT_SLACK_WEBHOOK", "https://example.com",
                "ALERT_WEBHOOK", "https://example.com"));

    assertThat(listed("channel")).isEqualTo(channels.stream().map(Channel::name).toList());
  }

  @Test
  void itListsAllStates() {
    assertThat(listed("state")).isEqualTo(words(FindingState.values()));
    assertThat(listed("delivery"))
        .containsExactlyInAnyOrderElementsOf(words(DeliveryState.values()));
  }

  @Test
  void itListsAllKindsOfMessages() {
    assertThat(listed("kind"))
        .containsExactlyElementsOf(
            Stream.of(
                    Stream.of(TEXT.of(finding(), false).kind()),
                    words(Alert.Subject.values()).stream(),
                    Stream.of(TEST.kind()))
                .flatMap(kinds -> kinds)
                .toList());
  }

  @Test
  void itListsAllActions() {
    Pattern action = Pattern.compile("iat alerts \\[?([a-z]+).*");
    assertThat(listed("action"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AlertsCommand.class.getAnnotation(Command.class).footer())
                .map(action::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList());
  }

  @Test
  void itsSettingsExist() {
    Set<String> known =
        Page.of("docs/settings.md").table("variable").stream()
            .flatMap(row -> Page.code(row.getFirst()).stream())
            .filter(AlertsPageTest::isAboutAlerts)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named =
        Pattern.compile("[A-Z]+_[A-Z_]+")
            .matcher(String.join("\n", PAGE.lines()))
            .results()
            .map(MatchResult::group)
            .filter(AlertsPageTest::isAboutAlerts)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(known).isNotEmpty();
    assertThat(named).isEqualTo(known);
  }

  private static boolean isAboutAlerts(String setting) {
    return Stream.of("ALERT_", "SUPPRESSIONS_", "FINDING_").anyMatch(setting::startsWith);
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  /// What is code in the first column of a table, in its order.
  private static List<String> listed(String heading) {
    return PAGE.table(heading).stream().flatMap(row -> Page.code(row.getFirst()).stream()).toList();
  }

  private static List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
        .matcher(String.join("\n", PAGE.lines()))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /// On one line, as it is sent.
  private static String unbroken(String json) {
    return Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")|\\s+")
        .matcher(json)
        .replaceAll(part -> part.group(1) == null ? "" : Matcher.quoteReplacement(part.group(1)))
        .replace("\\n", "\\u000a");
  }
}
