package dev.iamtracker.sqlite;

import static dev.iamtracker.finding.SampleFindings.finding;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.Message;
import dev.iamtracker.sqlite.SenderProgram.Stop;
import dev.iamtracker.sqlite.TestAlerts.TestChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A process that dies while it has an alert in its hands.
class KilledSenderTest {
  @TempDir private Path folder;

  private void killAt(Stop stop) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SenderProgram.class.getName(),
                folder.toString(),
                stop.name())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      assertThat(lines.lines().takeWhile(line -> !line.equals("stopped")))
          .noneMatch(line -> line.contains("Exception"));
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> arrived() throws IOException {
    Path mailbox = folder.resolve("mailbox");
    return Files.exists(mailbox) ? Files.readAllLines(mailbox) : List.of();
  }

  /// One that was killed before it sent cannot be told from one that was killed after.
  @ParameterizedTest
  @CsvSource({"AFTER_STORING, 0, false", "BEFORE_SENDING, 0, true", "AFTER_SENDING, 1, true"})
  void theNextSenderSendsTheSameAlertOnce(Stop stop, int arrived, boolean repeat)
      throws IOException, InterruptedException {
    killAt(stop);
    assertThat(arrived()).hasSize(arrived).allMatch(finding("a").id()::equals);

    var channel = new TestChannel("one");
    try (var home = new TestAlerts(folder)) {
      home.now = home.now.plus(Duration.ofMinutes(2));
      home.find(finding("a"));
      home.send(channel);
      home.send(channel);

      assertThat(home.states("one")).containsExactly(DeliveryState.SENT);
    }
    assertThat(channel.got).extracting(Message::id).containsExactly(finding("a").id());
    assertThat(channel.got).extracting(Message::repeat).containsExactly(repeat);
  }
}
