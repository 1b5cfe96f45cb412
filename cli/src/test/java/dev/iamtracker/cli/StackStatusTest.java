package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.collect.TimeRanges;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.localaws.LocalDynamo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStatusTest {
  @TempDir private Path folder;

  private Launch status(StackHome home, String... more) {
    var arguments = new String[more.length + 3];
    arguments[0] = "status";
    arguments[1] = "--stack";
    arguments[2] = home.stack();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return home.iat(arguments);
  }

  /// A stream that was read until an hour ago.
  private static Coverage behind() {
    Instant start = StackHome.NOW.minus(Duration.ofDays(2));
    var wanted = TimeRanges.of(new TimeRange(start, StackHome.NOW));
    var read = TimeRanges.of(new TimeRange(start, StackHome.NOW.minus(Duration.ofHours(1))));
    return new Coverage(
        new StreamId("111122223333", "us-east-1", "iam.amazonaws.com"),
        start,
        wanted,
        read,
        read,
        TimeRanges.NONE,
        start,
        Optional.of(StackHome.NOW),
        4,
        7,
        Optional.of("AccessDenied: no \u001b[31mway"));
  }

  @Test
  void aStackTellsItsDaysAlertsAndRuns() {
    var home = StackHome.in(folder).deployed().holds(TrialHome.STORY);

    Launch status = status(home);

    assertThat(status.exitCode()).as("%s", status).isEqualTo(ExitCode.DONE);
    assertThat(status.out())
        .startsWith("Stack  " + home.stack() + " in us-east-1")
        .contains("from 2026-11-19 to 2026-11-22")
        .contains("the oldest 2026-11-19")
        .contains("Alerts")
        .contains("pending")
        .contains("checkpoint")
        .contains("4 stored of 4 records");
  }

  @Test
  void gapsAreNamedAndNothingHostileReachesTheTerminal() {
    var home = StackHome.in(folder).deployed().holds(TrialHome.STORY, behind());

    Launch status = status(home);

    assertThat(status.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(status.out())
        .contains("1 h behind")
        .contains("1 gap")
        .contains("AccessDenied")
        .doesNotContain("\u001b");
  }

  @Test
  void programsGetOneObject() {
    var home = StackHome.in(folder).deployed().holds(TrialHome.STORY);

    JsonObject status = JsonObject.parse(status(home, "--format", "json").out());

    assertThat(status.text("stack")).isEqualTo(home.stack());
    assertThat(status.number("days")).isEqualTo(2);
    assertThat(status.text("last_day")).isEqualTo("2026-11-22");
    assertThat(status.objects("runs").getFirst().text("command")).isEqualTo("checkpoint");
    assertThat(status(home, "--format", "csv").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anEmptyStackSaysSo() {
    var home = StackHome.in(folder).deployed();

    Launch status = status(home);

    assertThat(status.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(status.out()).contains("empty");
  }

  @Test
  void aTableThatIsNotThereIsNamedWithItsRegion() {
    var home = StackHome.in(folder).set("AWS_REGION", "eu-west-1");

    Launch status = status(home);

    assertThat(status.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(status.out()).isEmpty();
    assertThat(status.err())
        .contains("table " + home.stack() + "-control in eu-west-1: it does not exist")
        .contains("AWS_REGION");
  }

  @Test
  void nobodyIsAskedForAStackThatCannotBe() {
    Launch status = StackHome.in(folder).iat("status", "--stack", "a b");

    assertThat(status.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(status.err()).contains("--stack a b is no name of a stack");
  }

  @Test
  void aDeniedCallIsNamed() {
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get())) {
      var home = StackHome.in(folder).deployed().through(gate.environment());
      gate.go(_ -> Optional.of(Mishap.DENIED));

      Launch status = status(home);

      assertThat(status.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(status.err()).contains("access is denied").contains("not authorized");
    }
  }
}
