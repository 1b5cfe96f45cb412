package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Alerts sent, held back and tried, through the command line.
class AlertDeliveryTest {
  @TempDir private Path folder;
  private TrialHome home = new TrialHome(Path.of(""));
  private Path file = Path.of("");

  @BeforeEach
  void makeHome() {
    home = new TrialHome(folder);
    file = folder.resolve("sink").resolve("alerts.jsonl");
  }

  @Test
  void aRunSendsWhatItFoundOnce() throws IOException {
    Files.createDirectories(file.getParent());

    home.ingest(toFile(), TrialHome.STORY);
    home.ingest(toFile(), TrialHome.STORY);

    assertThat(Files.readAllLines(file))
        .hasSize(3)
        .anySatisfy(
            line -> assertThat(line).contains("\"id\":\"iam-user-created/a1\",\"repeat\":false"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "\"subject\":\"[CRITICAL] IAM Alert: Administrator policy attached (alice, 111122223333)\""))
        .anySatisfy(line -> assertThat(line).contains("\"kind\":\"history\"", "root signed in"));
    assertThat(home.iat(toFile(), "alerts", "pending", "--format", "json").out()).isEqualTo("[]\n");
    assertThat(home.iat(toFile(), "alerts", "show", "iam-user-created/a1").out())
        .containsSubsequence("Delivery", "file: sent 2026-11-22 10:00:00 UTC");
  }

  @Test
  void whatCouldNotBeSentIsPendingUntilItIs() throws IOException {
    Files.writeString(folder.resolve("sink"), "in the way");
    Launch run = home.ingest(toFile(), TrialHome.STORY);
    assertThat(run.out())
        .contains(
            "3 alerts made; `iat alerts pending` shows what is not sent",
            "alerts through file: 1 not sent (cannot write to ");

    Launch pending = home.iat(toFile(), "alerts", "pending", "--format", "ndjson");
    assertThat(pending.exitCode()).isZero();
    assertThat(pending.out().lines())
        .hasSize(3)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "\"alert\":\"admin-policy-attached/a2\"",
                        "\"channel\":\"file\"",
                        "\"state\":\"",
                        "\"next_try\":\"2026-11-22T10:"));
    Launch failed = home.iat(toFile(), "alerts", "send");
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.out()).startsWith("file: 0 sent, ");

    Files.delete(folder.resolve("sink"));
    Files.createDirectories(file.getParent());
    Launch sent = home.iat(toFile(), "alerts", "send");

    assertThat(sent.exitCode()).isZero();
    assertThat(sent.out()).isEqualTo("file: 3 sent, 0 not sent\n");
    assertThat(Files.readAllLines(file)).hasSize(3);
    assertThat(home.iat(toFile(), "alerts", "pending", "--format", "json").out()).isEqualTo("[]\n");
    assertThat(home.iat(toFile(), "alerts", "send").out()).isEqualTo("file: 0 sent, 0 not sent\n");
  }

  @Test
  void whatIsHeldBackIsShown() throws IOException {
    Files.createDirectories(file.getParent());
    List<String> calls =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    TrialHome.call(
                        "2026-11-22T09:30:0" + i + "Z", "e" + i, "mallory", "CreateUser", "{}", ""))
            .toList();

    home.ingest(toFile(), calls);

    Launch pending = home.iat(toFile(), "alerts", "pending");
    assertThat(pending.err())
        .isEqualTo(
            "Held back until 2026-11-22T10:15:00Z: 2 findings of the rule iam-user-created, actor"
                + " mallory\n");
  }

  @Test
  void whatWasGivenUpIsSentWhenAskedFor() {
    Launch send = home.iat(toFile(), "alerts", "send", "--again");

    assertThat(send.exitCode()).isZero();
    assertThat(send.out()).isEqualTo("file: 0 sent, 0 not sent\n");
  }

  @Test
  void aTestGoesThroughEveryChannel() throws IOException {
    Files.createDirectories(file.getParent());

    Launch launch =
        home.iat(Map.of("ALERT_FILE", file.toString(), "ALERT_CONSOLE", "true"), "alerts", "test");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out().lines())
        .containsExactlyInAnyOrder("file: accepted", "console: accepted");
    assertThat(Files.readAllLines(file))
        .singleElement()
        .asString()
        .contains("\"kind\":\"test\",\"test\":true", "This is a test of IAM Activity Tracker");
    assertThat(launch.err()).contains("TEST: This is a test of IAM Activity Tracker");
  }

  @Test
  void aTestThatDoesNotArriveFails() throws IOException {
    Files.writeString(folder.resolve("sink"), "in the way");

    Launch launch = home.iat(toFile(), "alerts", "test");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.out())
        .startsWith("file: refused: cannot write to ")
        .doesNotContain("accepted", "Refused[");
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "test"})
  void withoutAChannelThereIsNothingToSend(String action) {
    Launch launch = home.iat("alerts", action);

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err()).contains("No channel is set up; set ALERT_FILE", "docs/settings.md");
  }

  @Test
  void whatIsSaidOfAlertsIsHarmlessToATerminal() throws IOException {
    Files.createDirectories(file.getParent());
    String evil =
        TrialHome.call(
            "2026-11-22T09:30:00Z",
            "e1",
            "mallory\\u001b[2J",
            "CreateUser",
            "{\"userName\":\"x\\u0007\"}",
            "");

    Launch launch =
        home.ingest(Map.of("ALERT_FILE", file.toString(), "ALERT_CONSOLE", "true"), List.of(evil));

    assertThat(launch.err()).contains("mallory").doesNotContain("\u001b", "\u0007");
    assertThat(launch.out()).contains("mallory").doesNotContain("\u001b", "\u0007");
    assertThat(file).content().contains("mallory").doesNotContain("\u001b", "\u0007");
  }

  private Map<String, String> toFile() {
    return Map.of("ALERT_FILE", file.toString());
  }
}
