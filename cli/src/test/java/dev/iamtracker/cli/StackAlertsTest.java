package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackAlertsTest {
  @TempDir private Path folder;

  private StackHome home;

  @BeforeEach
  void fill() {
    home = StackHome.in(folder).deployed().holds(TrialHome.STORY);
  }

  private Launch alerts(String... more) {
    var arguments = new ArrayList<>(List.of("alerts"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--stack", home.stack()));
    return home.iat(arguments.toArray(String[]::new));
  }

  private String findingOf(String event) {
    return alerts("list", "--format", "csv")
        .out()
        .lines()
        .skip(1)
        .flatMap(line -> List.of(line.split(",", -1)).stream())
        .filter(cell -> cell.endsWith("/" + event))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findingsAreListedAsThoseOfALocalHome() {
    var local = new TrialHome(folder.resolve("local"));
    local.ingest(TrialHome.STORY);

    Launch there = alerts();
    Launch here = local.iat("alerts", "--wide");

    assertThat(there.exitCode()).as("%s", there).isEqualTo(ExitCode.DONE);
    assertThat(there.out().lines().count()).isEqualTo(here.out().lines().count());
    assertThat(there.out()).contains("AdministratorAccess");
    assertThat(alerts("--level", "critical").out()).doesNotContain("CreateUser");
  }

  @Test
  void aFindingIsShownWithItsEventAndWhatItsActorDid() {
    Launch shown = alerts("show", findingOf("a2"));

    assertThat(shown.exitCode()).as("%s", shown).isEqualTo(ExitCode.DONE);
    assertThat(shown.out())
        .contains("The event")
        .contains("\"eventID\": \"a2\"")
        .contains("What alice did around it")
        .contains("CreateUser")
        .contains("Delivery")
        .contains("file: pending");
    assertThat(alerts("show", "no/such").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFindingIsAcknowledged() {
    String id = findingOf("a2");

    assertThat(alerts("ack", id, "--note", "a drill").exitCode()).isEqualTo(ExitCode.DONE);

    assertThat(alerts("show", id).out()).contains("a drill");
    assertThat(alerts("--state", "acknowledged").out()).contains(id);
    assertThat(alerts("--state", "open").out()).doesNotContain(id);
  }

  @Test
  void whatWaitsIsSentOnce() throws IOException {
    Path file = folder.resolve("alerts.jsonl");

    assertThat(alerts("pending").out()).contains("pending");
    assertThat(alerts("send").err()).contains("No channel is set up; set ALERTS_TOPIC_ARN");
    home.set("ALERT_FILE", file.toString());
    Launch sent = alerts("send");
    long lines = Files.readAllLines(file).size();
    Launch again = alerts("send");

    assertThat(sent.exitCode()).as("%s", sent).isEqualTo(ExitCode.DONE);
    assertThat(lines).isPositive();
    assertThat(again.out()).contains("file: 0 sent, 0 not sent");
    assertThat(Files.readAllLines(file)).hasSize((int) lines);
    assertThat(alerts("pending", "--format", "json").out().strip()).isEqualTo("[]");
    assertThat(home.iat("status", "--stack", home.stack()).out()).contains(lines + " sent");
  }

  @Test
  void aStackThatIsNotThereIsNamed() {
    Launch launch = home.iat("alerts", "--stack", "nowhere");

    assertThat(launch.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(launch.err()).contains("table nowhere-alerts in us-east-1: it does not exist");
  }
}
