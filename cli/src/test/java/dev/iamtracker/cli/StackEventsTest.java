package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.exit.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackEventsTest {
  @TempDir private Path folder;

  private StackHome home;

  @BeforeEach
  void fill() {
    home = StackHome.in(folder).deployed().holds(TrialHome.STORY);
  }

  private Launch events(String... more) {
    var arguments = new ArrayList<>(List.of("events", "--stack", home.stack()));
    arguments.addAll(List.of(more));
    return home.iat(arguments.toArray(String[]::new));
  }

  private List<String> ids(String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--format", "csv"));
    Launch launch = events(arguments.toArray(String[]::new));
    assertThat(launch.exitCode()).as("%s", launch).isEqualTo(ExitCode.DONE);
    return launch.out().lines().skip(1).map(line -> line.split(",", 2)[0]).toList();
  }

  @Test
  void eventsOfAUserComeNewestFirst() {
    assertThat(ids("--user", "alice")).containsExactly("a2", "a1");
    assertThat(ids("--user", "alice", "--action", "CreateUser")).containsExactly("a1");
    assertThat(ids("--action", "CreateUser")).containsExactly("a3", "a1");
    assertThat(ids("--user", "root")).containsExactly("a4");
  }

  @Test
  void aTimeNarrowsThem() {
    assertThat(ids("--action", "CreateUser", "--to", "2026-11-22T09:02:00Z")).containsExactly("a1");
    assertThat(ids("--user", "root", "--from", "2026-11-20")).isEmpty();
  }

  @Test
  void anIdIsFoundOnAnyDay() {
    assertThat(ids("--id", "a4")).containsExactly("a4");
    assertThat(ids("--id", "a4", "--user", "alice")).isEmpty();
    assertThat(ids("--id", "none")).isEmpty();
  }

  @Test
  void theyLookAsThoseOfALocalLake() {
    var local = new TrialHome(folder.resolve("local"));
    local.ingest(TrialHome.STORY);

    for (String format : List.of("table", "json", "ndjson")) {
      Launch there = events("--user", "alice", "--format", format);
      Launch here = local.iat("events", "--user", "alice", "--format", format, "--wide");

      assertThat(there.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(there.out()).isEqualTo(here.out());
    }
    String header = events("--user", "alice", "--format", "csv").out().lines().findFirst().get();
    assertThat(header)
        .isEqualTo(
            local
                .iat("events", "--user", "alice", "--format", "csv")
                .out()
                .lines()
                .findFirst()
                .get());
  }

  @Test
  void aLimitThatCutsIsTold() {
    Launch launch = events("--user", "alice", "--limit", "1");

    assertThat(launch.out()).contains("a2").doesNotContain("a1");
    assertThat(launch.err()).contains("--limit");
  }

  @Test
  void whatTheTablesCannotAnswerIsRefused() {
    assertThat(events("--ip", "203.0.113.7").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(events("--ip", "203.0.113.7").err()).contains("--ip").contains("iat query");
    assertThat(events("--key", "AKIA").err()).contains("--key").contains("iat query");
    assertThat(events("--user", "a", "--timeout", "5").err()).contains("--timeout");
    assertThat(events().err()).contains("name --user, --action or --id");
  }

  @Test
  void hostileTextsNeverReachTheTerminal() {
    String hostile =
        TrialHome.call("2026-11-22T09:30:00Z", "h1", "mallory", "CreateUser", "null", "")
            .replace("aws-cli", "x\\u001b[31m\\u0007y\\u202e")
            .replace("203.0.113.7", "\\u001b]0;pwned\\u0007");
    home.holds(List.of(hostile));

    for (String format : List.of("table", "json", "ndjson")) {
      assertThat(events("--user", "mallory", "--format", format).out())
          .contains("h1")
          .doesNotContain("\u001b", "\u0007", "\u202e");
    }
  }
}
