package dev.iamtracker.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Message;
import dev.iamtracker.alert.SampleFinding;
import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChannelsTest {
  @TempDir private Path folder;

  private static Message message(String actor) {
    return new AlertText(ZoneId.of("UTC"))
        .of(SampleFinding.of(actor, "agent", "session", ""), false);
  }

  @Test
  void theFileGetsALineForEachAlert() throws IOException {
    var channel = new JsonLinesChannel(folder.resolve("alerts.ndjson"));

    assertThat(channel.deliver(message("line\nbreak"))).isEqualTo(new Accepted());
    assertThat(channel.deliver(message("bob"))).isEqualTo(new Accepted());

    assertThat(Files.readAllLines(folder.resolve("alerts.ndjson")))
        .hasSize(2)
        .allMatch(line -> JsonTree.read(line).isPresent());
  }

  @Test
  void twoWritersDoNotMixTheirLines() throws Exception {
    Path file = folder.resolve("alerts.ndjson");
    Message message = message("x".repeat(1 << 20));
    try (var executor = Executors.newFixedThreadPool(4)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < 40; i++) {
        all.add(executor.submit(() -> new JsonLinesChannel(file).deliver(message)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }

    assertThat(Files.readAllLines(file))
        .hasSize(40)
        .allMatch(line -> line.equals(MessageJson.of(message)));
  }

  @Test
  void aFileThatCannotBeWrittenIsARefusal() {
    assertThat(new JsonLinesChannel(folder.resolve("no/alerts.ndjson")).deliver(message("bob")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).endsWith("its folder is not there"));
  }

  @Test
  void theConsoleShowsNoCommandsOfAttackers() {
    var out = new StringWriter();

    new ConsoleChannel(new PrintWriter(out), false).deliver(message("a\u001b[2J\r\nb"));

    assertThat(out.toString())
        .startsWith("[CRITICAL] a\\x1b[2J\\r\\nb created the IAM user mallory\n  Rule: ")
        .contains("  What to do 2: Delete the user\n")
        .doesNotContain("\u001b", "\r");
  }

  @Test
  void onATerminalTheLevelIsColoured() {
    var out = new StringWriter();

    new ConsoleChannel(new PrintWriter(out), true).deliver(message("bob"));

    assertThat(out.toString()).startsWith("\u001b[1;31m[CRITICAL]\u001b[0m bob created");
  }

  @Test
  void theChannelsAreThoseOfTheSettings() {
    var console = Optional.of(new ConsoleChannel(new PrintWriter(new StringWriter()), false));
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);

    assertThat(Channels.of(Settings.from(Map.of()).alerting(), console, clock)).isEmpty();
    assertThat(
            Channels.of(
                Settings.from(
                        Map.of(
                            "ALERT_CONSOLE", "true",
                            "ALERT_FILE", "alerts.ndjson",
                            "ALERT_SLACK_WEBHOOK", "https://hooks.example/a",
                            "ALERT_WEBHOOK", "https://alerts.example/b"))
                    .alerting(),
                console,
                clock))
        .extracting(Channel::name)
        .isEqualTo(List.of("console", "file", "slack", "webhook"));
  }
}
