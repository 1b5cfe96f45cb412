package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.DynamoGate.Call;
import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.localaws.LocalDynamo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledImportTest {
  private static final int EVENTS = 300;

  @TempDir private Path folder;
  private Instant now = StackHome.NOW;

  private Instant later() {
    now = now.plus(Duration.ofMinutes(1));
    return now;
  }

  /// Runs an import that is killed while it asks for something. What it held is free a minute
  /// later.
  private void killed(StackHome home, DynamoGate gate, Predicate<Call> fatal, String... arguments)
      throws IOException, InterruptedException {
    var process = new CompletableFuture<Process>();
    gate.go(
        call -> {
          if (!fatal.test(call)) {
            return Optional.empty();
          }
          process.join().destroyForcibly().onExit().join();
          return Optional.of(Mishap.FAULT);
        });
    process.complete(ImportProgram.start(home, later(), arguments));
    assertThat(process.join().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.join().exitValue()).as("it was killed").isEqualTo(137);
    gate.go(_ -> Optional.empty());
  }

  @Test
  void theLakeGetsEveryEventOnceInTheEnd() throws IOException, InterruptedException {
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get())) {
      var home = StackHome.in(folder).through(gate.environment());
      OldStack old = OldStack.deployed().holds(EVENTS);
      killed(
          home,
          gate,
          call -> call.action().equals("Scan") && call.number() > 5,
          "import",
          "--stack",
          old.name());

      Launch again = home.iat(InstantSource.fixed(later()), 200, "import", "--stack", old.name());

      assertThat(again.exitCode()).as("%s", again).isZero();
      assertThat(
              home.iat("sql", "SELECT event_id FROM iam_events ORDER BY 1", "--format", "csv")
                  .out()
                  .lines()
                  .skip(1))
          .containsExactlyElementsOf(old.ids());
    }
  }

  @Test
  void aStackGetsEveryEventOnceInTheEnd() throws IOException, InterruptedException {
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get())) {
      var home = StackHome.in(folder).deployed().through(gate.environment());
      OldStack old = OldStack.deployed().holds(EVENTS);
      for (int writes : new int[] {1, 9}) {
        long until = gate.calls("BatchWriteItem") + writes;
        killed(
            home,
            gate,
            call -> call.action().equals("BatchWriteItem") && call.number() > until,
            "import",
            "--stack",
            old.name(),
            "--into",
            home.stack());
      }

      Launch again =
          home.iat(
              InstantSource.fixed(later()),
              200,
              "import",
              "--stack",
              old.name(),
              "--into",
              home.stack());

      assertThat(again.exitCode()).as("%s", again).isZero();
      long found =
          home.iat(
                  "events",
                  "--stack",
                  home.stack(),
                  "--user",
                  "alice",
                  "--limit",
                  "9999",
                  "--format",
                  "csv")
              .out()
              .lines()
              .skip(1)
              .map(line -> line.split(",", 2)[0])
              .distinct()
              .count();
      assertThat(found).isEqualTo(EVENTS * 4 / 5);
    }
  }
}
