package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.localaws.LocalDynamo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final int EVENTS = 500;

  @TempDir private Path folder;

  private static Launch imports(StackHome home, OldStack old, String... more) {
    var arguments = new ArrayList<>(List.of("import", "--stack", old.name()));
    arguments.addAll(List.of(more));
    return home.iat(arguments.toArray(String[]::new));
  }

  private static JsonObject imported(StackHome home, OldStack old, String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--format", "json"));
    Launch launch = imports(home, old, arguments.toArray(String[]::new));
    assertThat(launch.out()).as("%s", launch).isNotEmpty();
    return JsonObject.parse(launch.out());
  }

  private static List<String> stored(StackHome home) {
    return home.iat("sql", "SELECT event_id FROM iam_events ORDER BY event_id", "--format", "csv")
        .out()
        .lines()
        .skip(1)
        .toList();
  }

  private static List<String> storedInStack(StackHome home) {
    var ids = new ArrayList<String>();
    for (String action : List.of("CreateUser", "DeleteUser")) {
      home.iat(
              "events",
              "--stack",
              home.stack(),
              "--action",
              action,
              "--format",
              "csv",
              "--limit",
              "100000")
          .out()
          .lines()
          .skip(1)
          .forEach(line -> ids.add(line.split(",", 2)[0]));
    }
    return ids.stream().sorted().toList();
  }

  @Test
  void everyEventComesIntoTheLakeOnce() {
    var home = StackHome.in(folder);
    OldStack old = OldStack.deployed().holds(EVENTS);

    JsonObject first = imported(home, old);
    JsonObject second = imported(home, old);

    assertThat(first.number("stored")).isEqualTo(EVENTS);
    assertThat(first.text("table")).isEqualTo(old.name() + "-events");
    assertThat(second.number("stored")).isZero();
    assertThat(second.number("duplicates")).isEqualTo(EVENTS);
    assertThat(stored(home)).isEqualTo(old.ids());
    assertThat(
            home.iat(
                    "sql",
                    "SELECT count(*) AS n, count(DISTINCT account_id) AS a, min(event_date) AS d,"
                        + " count(*) FILTER (WHERE target_user_name = 'eve') AS e,"
                        + " count(*) FILTER (WHERE user_name = 'unknown') AS u FROM iam_events",
                    "--format",
                    "csv")
                .out()
                .lines()
                .toList())
        .containsExactly("n,a,d,e,u", "500,1,2026-01-27,500,100");
  }

  @Test
  void findingsAreKeptAndNobodyIsTold() {
    Path alerts = folder.resolve("alerts.jsonl");
    var home = StackHome.in(folder).set("ALERT_FILE", alerts.toString());
    OldStack old = OldStack.deployed().holds(20);

    JsonObject summary = imported(home, old);

    assertThat(summary.number("findings")).isPositive();
    assertThat(summary.number("alerts")).isZero();
    assertThat(home.iat("alerts").out()).contains("created");
    assertThat(home.iat("alerts", "send").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(alerts).doesNotExist();
  }

  @Test
  void everyEventComesIntoAStackOnce() {
    var home = StackHome.in(folder).deployed();
    OldStack old = OldStack.deployed().holds(EVENTS);

    JsonObject first = imported(home, old, "--into", home.stack());
    JsonObject second = imported(home, old, "--into", home.stack());

    assertThat(first.number("stored")).isEqualTo(EVENTS);
    assertThat(first.text("stack")).isEqualTo(home.stack());
    assertThat(second.number("duplicates")).isEqualTo(EVENTS);
    assertThat(storedInStack(home)).isEqualTo(old.ids());
    assertThat(home.iat("status", "--stack", home.stack()).out())
        .contains("import")
        .contains("500 records");
  }

  @Test
  void theOldTableIsOnlyRead() {
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get())) {
      var home = StackHome.in(folder).through(gate.environment());
      OldStack old = OldStack.deployed().holds(20);
      var calls = new ConcurrentSkipListSet<String>();
      gate.go(
          call -> {
            calls.add(call.action());
            return Optional.empty();
          });

      imported(home, old);

      assertThat(calls).containsExactly("DescribeTable", "Scan");
    }
  }

  @Test
  void throttlingOnlyTakesTime() {
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get())) {
      var home = StackHome.in(folder).deployed().through(gate.environment());
      OldStack old = OldStack.deployed().holds(60);
      gate.go(
          call ->
              call.number() % 3 == 1 && !call.action().equals("DescribeTable")
                  ? Optional.of(Mishap.THROTTLED)
                  : Optional.empty());

      assertThat(imported(home, old, "--into", home.stack()).number("stored")).isEqualTo(60);
      gate.go(_ -> Optional.empty());
      assertThat(storedInStack(home)).isEqualTo(old.ids());
    }
  }

  @Test
  void whatEndsItIsGoneOnFrom() {
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get())) {
      var home = StackHome.in(folder).through(gate.environment());
      OldStack old = OldStack.deployed().holds(EVENTS);
      gate.go(
          call ->
              call.action().equals("Scan") && call.number() > 5
                  ? Optional.of(Mishap.DENIED)
                  : Optional.empty());

      Launch broken = imports(home, old);
      gate.go(_ -> Optional.empty());
      List<String> kept = stored(home);
      JsonObject again = imported(home, old);

      assertThat(broken.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(broken.err()).contains("access is denied").contains("Run the same command again");
      assertThat(old.ids()).containsAll(kept);
      assertThat(again.number("stored") + kept.size()).isEqualTo(EVENTS);
      assertThat(stored(home)).isEqualTo(old.ids());
    }
  }

  @Test
  void aStackThatFailsInTheMiddleGetsEveryEventOnceInTheEnd() {
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get())) {
      var home = StackHome.in(folder).deployed().through(gate.environment());
      OldStack old = OldStack.deployed().holds(200);
      for (int last = 2; last < 9; last += 3) {
        long until = gate.calls("BatchWriteItem") + last;
        gate.go(
            call ->
                call.action().equals("BatchWriteItem") && call.number() > until
                    ? Optional.of(Mishap.DENIED)
                    : Optional.empty());
        assertThat(imports(home, old, "--into", home.stack()).exitCode())
            .isEqualTo(ExitCode.FAILED);
      }
      gate.go(_ -> Optional.empty());

      assertThat(imports(home, old, "--into", home.stack()).exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(storedInStack(home)).isEqualTo(old.ids());
    }
  }

  @Test
  void unusableItemsArePutAsideAndNamed() {
    var home = StackHome.in(folder);
    OldStack old =
        OldStack.deployed()
            .holds(3)
            .put(
                """
                {"event_date":{"S":"2025-01-01"},"event_id":{"S":"bad\\u001b[31m"},
                 "event_time":{"S":"soon"},"event_name":{"S":"CreateUser"},
                 "event_source":{"S":"iam.amazonaws.com"}}""")
            .put("{\"event_date\":{\"S\":\"2025-01-02\"},\"event_id\":{\"S\":\"empty\"}}");

    Launch launch = imports(home, old);

    assertThat(launch.exitCode()).as("%s", launch).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(launch.out())
        .contains("3 new events from 5 records in table " + old.name() + "-events")
        .contains("2 records could not be used")
        .contains("eventTime is not a time")
        .doesNotContain("\u001b");
    assertThat(home.iat("status").out()).contains("Quarantine").doesNotContain("\u001b");
  }

  @Test
  void hostileTextsNeverReachTheTerminal() {
    var home = StackHome.in(folder).deployed();
    OldStack old =
        OldStack.deployed()
            .put(
                """
                {"event_date":{"S":"2026-11-20"},"event_id":{"S":"h1"},
                 "event_time":{"S":"2026-11-20T10:00:00"},"event_name":{"S":"CreateUser"},
                 "event_source":{"S":"iam.amazonaws.com"},"user_name":{"S":"mal\\u001b[31mlory"},
                 "user_agent":{"S":"x\\u001b]0;pwned\\u0007\\u202e"},"odd\\u001b":{"S":"\\u001b[2J"}}""");

    String page = imports(home, old).out() + imports(home, old, "--into", home.stack()).out();
    String events =
        home.iat("events", "--id", "h1").out()
            + home.iat("events", "--id", "h1", "--format", "json").out()
            + home.iat("events", "--stack", home.stack(), "--id", "h1").out()
            + home.iat("events", "--stack", home.stack(), "--id", "h1", "--format", "ndjson").out();

    assertThat(page + events).contains("lory").doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void aDryRunStoresNothing() {
    var home = StackHome.in(folder);
    OldStack old = OldStack.deployed().holds(5);

    Launch launch = imports(home, old, "--dry-run");

    assertThat(launch.out()).contains("5 new events from 5 records");
    assertThat(launch.err()).contains("Nothing was stored");
    assertThat(home.home().resolve("lake")).doesNotExist();
  }

  @Test
  void aTimeNarrowsIt() {
    OldStack old = OldStack.deployed().holds(10);

    JsonObject summary = imported(StackHome.in(folder), old, "--until", "2026-08-01");

    assertThat(summary.number("out_of_window")).isPositive();
    assertThat(summary.number("stored") + summary.number("out_of_window")).isEqualTo(10);
  }

  @Test
  void itemsOfThisVersionAreLeftAlone() {
    var home = StackHome.in(folder).deployed().holds(TrialHome.STORY);

    JsonObject summary =
        JsonObject.parse(home.iat("import", "--stack", home.stack(), "--format", "json").out());

    assertThat(summary.number("records")).isZero();
    assertThat(summary.number("newer_items")).isPositive();
  }

  @Test
  void aTableThatIsNotThereAndTheStackItselfAreRefused() {
    var home = StackHome.in(folder);

    Launch missing = home.iat("import", "--stack", "nowhere");
    Launch itself = home.iat("import", "--stack", "one", "--into", "one");

    assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(missing.err()).contains("table nowhere-events in us-east-1: it does not exist");
    assertThat(itself.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(itself.err()).contains("never written to");
  }
}
