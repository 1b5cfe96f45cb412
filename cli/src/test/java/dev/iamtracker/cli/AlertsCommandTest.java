package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the rules found, through the command line.
class AlertsCommandTest {
  private static final String CREATED = "iam-user-created/a1";
  private static final String ATTACHED = "admin-policy-attached/a2";
  private static final String TRIED = "iam-user-created/a3";

  private static final String UNSAFE = "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e]";

  @TempDir private Path folder;
  private TrialHome home = new TrialHome(Path.of(""));

  @BeforeEach
  void ingestTheStory() {
    home = new TrialHome(folder);
    home.ingest(TrialHome.STORY);
  }

  @ParameterizedTest
  @CsvSource({
    "--days 1, admin-policy-attached/a2 iam-user-created/a1 iam-user-created/a3",
    "'', admin-policy-attached/a2 iam-user-created/a1 iam-user-created/a3 root-console-login/a4",
    "--from 2026-11-19 --to 2026-11-20, root-console-login/a4",
    "--level critical, admin-policy-attached/a2 root-console-login/a4",
    "--level high --days 1, admin-policy-attached/a2 iam-user-created/a1",
    "--rule iam-user-created, iam-user-created/a1 iam-user-created/a3",
    "--actor alice, admin-policy-attached/a2 iam-user-created/a1",
    "--account 444455556666, root-console-login/a4",
    "--account 444455556666 --days 1, ''",
    "--state acknowledged, iam-user-created/a1",
    "--state open --actor alice, admin-policy-attached/a2",
    "--state suppressed, ''"
  })
  void listsWhatWasAskedFor(String options, String ids) {
    home.iat("alerts", "ack", CREATED);

    Launch launch = list(options);

    assertThat(launch.exitCode()).isZero();
    assertThat(ids(launch)).containsExactlyInAnyOrder(words(ids));
  }

  @Test
  void listsTheNewestFirstAndSaysThatThereAreMore() {
    Launch launch = home.iat("alerts", "--limit", "2");

    assertThat(launch.out().lines().filter(line -> line.contains("2026-11-22")))
        .satisfiesExactly(
            newest -> assertThat(newest).contains("09:02:00", "medium", "bob tried to create"),
            second -> assertThat(second).contains("09:01:00", "critical", "alice attached"));
    assertThat(launch.err()).contains("There are more; --limit shows them");
  }

  @Test
  void rowsOfProgramsHoldEverything() {
    assertThat(list("--rule admin-policy-attached").out())
        .contains(
            "\"rule\":\"admin-policy-attached\"",
            "\"level\":\"critical\"",
            "\"actor\":\"alice\"",
            "\"action\":\"AttachUserPolicy\"",
            "\"target\":\"user eve\"",
            "\"source_ip\":\"203.0.113.7\"",
            "\"attempt\":false",
            "\"state\":\"open\"");
    assertThat(home.iat("alerts", "--format", "csv").out().lines())
        .hasSize(5)
        .first()
        .asString()
        .startsWith("time,level,rule,sentence,id,state,");
  }

  @Test
  void showsAFindingItsEventAndItsStory() {
    Launch launch = home.iat("alerts", "show", ATTACHED);

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out())
        .contains(
            "CRITICAL",
            "alice attached arn:aws:iam::aws:policy/AdministratorAccess to user eve",
            "2026-11-22 09:01:00 UTC",
            "111122223333 us-east-1",
            "203.0.113.7",
            "success",
            "T1098.003",
            "First steps",
            "The event",
            "\"policyArn\": \"arn:aws:iam::aws:policy/AdministratorAccess\"",
            "What alice did around it",
            "CreateUser")
        .doesNotContain("bob");
    assertThat(home.iat("alerts", "show", TRIED).out()).contains("MEDIUM", "denied (AccessDenied)");
    assertThat(home.iat("alerts", "show", CREATED, "--format", "ndjson").out().lines()).hasSize(1);
  }

  @Test
  void anAcknowledgementKeepsWhoWhenAndWhy() {
    Launch launch = home.iat("alerts", "ack", CREATED, ATTACHED, "--note", "ticket 7");

    assertThat(launch.out()).isEqualTo("Acknowledged: " + CREATED + ", " + ATTACHED + "\n");
    assertThat(home.iat("alerts", "show", ATTACHED).out())
        .contains("state         acknowledged", "ticket 7", "2026-11-22 10:00");
    assertThat(list("--state acknowledged").out()).contains("\"note\":\"ticket 7\"");
  }

  @Test
  void acknowledgesNothingWhenOneIsUnknown() {
    assertThat(home.iat("alerts", "ack", CREATED, "nonsense").exitCode()).isEqualTo(2);
    assertThat(ids(list("--state acknowledged"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"show x", "ack x"})
  void namesAFindingThatThereIsNot(String arguments) {
    Launch launch = home.iat(words("alerts " + arguments));

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err())
        .isEqualTo("There is no finding x; `iat alerts` lists them with their ids.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shw | Did you mean show?",
        "show | iat alerts show ID",
        "ack | iat alerts ack ID",
        "list x | takes no ids: x",
        "send x | takes no ids",
        "pending x | takes no ids",
        "test x | takes no ids",
        "list --level urgent | --level urgent is unknown; there are informational, low, medium",
        "list --state closed | --state closed is unknown; there are open"
      })
  void saysWhatIsWrongWithTheCommand(String arguments, String message) {
    Launch launch = home.iat(words("alerts " + arguments));

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains(message);
  }

  @Test
  void attackersCannotWriteToTheTerminal() {
    String evil = "\\u001b[2Jx\\u0007\\u202e\\u009b";
    home.ingest(
        List.of(
            TrialHome.call(
                    "2026-11-22T09:30:00Z",
                    "e1",
                    "mallory" + evil,
                    "CreateUser",
                    "{\"userName\":\"" + evil + "\"}",
                    ",\"errorCode\":\"Access" + evil + "\"")
                .replace("aws-cli", evil)));

    for (String format : List.of("table", "json", "csv", "ndjson")) {
      for (String command :
          List.of("alerts --wide", "alerts show iam-user-created/e1", "rules backtest")) {
        Launch launch = home.iat(words(command + " --format " + format));

        assertThat(launch.out().replace("\r\n", "\n"))
            .as(command)
            .contains("mallory")
            .doesNotContainPattern(UNSAFE);
        assertThat(launch.err()).as(command).doesNotContainPattern(UNSAFE);
      }
    }
    assertThat(home.iat("alerts", "ack", "\u001b[2J").err()).doesNotContainPattern(UNSAFE);
  }

  @Test
  void anEmptyHomeHasNoFindings() {
    var empty = new TrialHome(folder.resolve("empty"));

    assertThat(empty.iat("alerts", "--format", "json").out()).isEqualTo("[]\n");
    assertThat(empty.iat("alerts").exitCode()).isZero();
  }

  private Launch list(String options) {
    return home.iat(words("alerts list --format ndjson " + options));
  }

  private static String[] words(String line) {
    return Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
  }

  private static List<String> ids(Launch launch) {
    return launch
        .out()
        .lines()
        .map(line -> line.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
