package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules listed, shown, checked, tested and replayed, through the command line.
class RulesCommandTest {
  private static final String WITH_EXAMPLES =
      TrialHome.rule("tried-out", "low", "ListUsers")
          + """
          x-iat:
            examples:
              - {name: a list, match: true, event: {eventSource: iam.amazonaws.com, eventName: %s}}
              - {name: another call, match: false, event: {eventSource: iam.amazonaws.com, eventName: GetUser}}
          """;

  @TempDir private Path folder;
  private TrialHome home = new TrialHome(Path.of(""));

  @BeforeEach
  void makeHome() {
    home = new TrialHome(folder);
  }

  @Test
  void listsTheBuiltInRules() {
    Launch launch = home.iat("rules");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out()).contains("iam-user-created", "T1136.003", "password-spraying");
    assertThat(launch.err()).isEmpty();
  }

  @Test
  void rowsOfProgramsHoldEverything() {
    assertThat(row("iam-user-created"))
        .contains(
            "\"level\":\"high\"",
            "\"kind\":\"event\"",
            "\"file\":\"rules/users/iam-user-created.yml\"",
            "\"techniques\":[\"T1136.003\"]",
            "\"examples\":4");
    assertThat(row("password-spraying")).contains("\"kind\":\"correlation\"");
    assertThat(home.iat("rules", "--format", "csv").out())
        .startsWith("id,level,title,techniques,kind,file,")
        .contains("\r\niam-user-created,high,IAM user created,T1136.003,event,");
    assertThat(home.iat("rules", "list", "--format", "json").out()).startsWith("[\n{\"id\":");
  }

  @Test
  void showsOneRuleWithWhatToDo() {
    Launch launch = home.iat("rules", "show", "iam-user-created");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out())
        .contains(
            "HIGH  IAM user created",
            "rules/users/iam-user-created.yml:1",
            "T1136.003",
            "First steps",
            "  - Ask the actor for whom the user was created.",
            "What else may be behind it",
            "References",
            "Examples",
            "matches: an administrator creates a user",
            "does not match: somebody reads a user");
    assertThat(home.iat("rules", "show", "550e15e1-9071-4490-a6f5-db3c97270412").out())
        .isEqualTo(launch.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shw | Did you mean show?",
        "show | Name one rule: iat rules show RULE",
        "show x | There is no rule x; `iat rules` lists them.",
        "test x | There is no rule x; `iat rules` lists them.",
        "backtest x | There is no rule x; `iat rules` lists them.",
        "list x | takes no rules: x",
        "check x | takes no rules: x"
      })
  void saysWhatIsWrongWithTheCommand(String arguments, String message) {
    Launch launch = rules(arguments);

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains(message);
  }

  @Test
  void suggestsTheNameOfARule() {
    assertThat(home.iat("rules", "show", "iam-user-craeted").err())
        .contains("Did you mean iam-user-created?");
  }

  @Test
  void takesRulesOfTheHomeAndOfSeveralPaths() {
    home.write("home/rules/deep/mine.yml", TrialHome.rule("of-home", "low", "ListUsers"));
    String file = home.write("one.yml", TrialHome.rule("of-file", "low", "ListUsers"));
    home.write("more/two.yaml", TrialHome.rule("of-folder", "low", "ListUsers"));
    String more = folder.resolve("more").toString();

    assertThat(home.iat("rules", "--rules", file, "--rules", more, "--format", "ndjson").out())
        .contains("\"id\":\"of-home\"", "\"id\":\"of-file\"", "\"id\":\"of-folder\"");
    assertThat(home.iat("rules", "--format", "ndjson").out())
        .contains("\"id\":\"of-home\"")
        .doesNotContain("of-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show iam-user-created", "check", "test", "backtest"})
  void aPathThatIsNotThereIsNamed(String arguments) {
    Launch launch = rules(arguments + " --rules " + folder.resolve("nowhere"));

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains("There are no rules at " + folder.resolve("nowhere"));
  }

  @Test
  void checkCountsGoodRules() {
    String file = home.write("one.yml", TrialHome.rule("fine", "low", "ListUsers"));

    Launch launch = home.iat("rules", "check", "--rules", file);

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out()).matches("\\d+ rules, 0 errors, 0 about other logs\n");
  }

  @Test
  void checkNamesEveryErrorWithItsPlace() {
    String modifier =
        home.write(
            "bad/a.yml",
            TrialHome.rule("a", "low", "ListUsers").replace("eventName:", "eventName|beginswith:"));
    String selection =
        home.write(
            "bad/b.yml",
            TrialHome.rule("b", "low", "ListUsers").replace("condition: it", "condition: if"));
    String other =
        home.write("bad/c.yml", TrialHome.rule("c", "low", "x").replace("cloudtrail", "guardduty"));

    Launch launch = home.iat("rules", "check", "--rules", folder.resolve("bad").toString());

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.out())
        .containsPattern("(?m)^\\Q" + modifier + "\\E:7:\\d+: .*beginswith.*startswith")
        .containsPattern("(?m)^\\Q" + selection + "\\E:8:\\d+: .*\\bif\\b")
        .containsPattern("(?m)^\\Q" + other + "\\E:\\d+:\\d+: never matches: .*guardduty")
        .containsPattern("\\d+ rules, 2 errors, 1 about other logs\n$");
  }

  @Test
  void brokenRulesStopEverythingElse() {
    String bad = home.write("bad.yml", "title: x\n\tid: y\n");

    for (String action : new String[] {"list", "test", "backtest"}) {
      Launch launch = home.iat("rules", action, "--rules", bad);

      assertThat(launch.exitCode()).as(action).isEqualTo(2);
      assertThat(launch.err())
          .contains("Rules that cannot be loaded:", bad + ":2:", "--skip-invalid");
    }
  }

  @Test
  void skippedRulesAreNamed() {
    String bad = home.write("bad.yml", "title: x\n\tid: y\n");

    Launch launch = home.iat("rules", "--skip-invalid", "--rules", bad);

    assertThat(launch.exitCode()).isEqualTo(3);
    assertThat(launch.out()).contains("iam-user-created");
    for (String action : new String[] {"test", "backtest"}) {
      Launch other = home.iat("rules", action, "--skip-invalid", "--rules", bad);
      assertThat(other.exitCode()).as(action).isEqualTo(3);
      assertThat(other.err()).as(action).contains("Rules left out: 1", bad + ":2:");
    }
    assertThat(launch.err()).contains("Rules left out: 1", "  " + bad + ":2:");
  }

  @Test
  void testsTheExamplesOfAllRulesOrOfSome() {
    Launch all = home.iat("rules", "test");

    assertThat(all.exitCode()).isZero();
    assertThat(all.out()).matches("\\d{3} examples, 0 failed, 0 rules without any\n");
    assertThat(home.iat("rules", "test", "iam-user-created").out())
        .isEqualTo("4 examples, 0 failed\n");
  }

  @Test
  void namesTheExampleThatFails() {
    String good = home.write("good.yml", WITH_EXAMPLES.formatted("ListUsers"));
    assertThat(home.iat("rules", "test", "tried-out", "--rules", good).exitCode()).isZero();

    String bad = home.write("bad.yml", WITH_EXAMPLES.formatted("ListRoles"));
    Launch launch = home.iat("rules", "test", "tried-out", "--rules", bad);

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.out())
        .contains("tried-out, \"a list\": it should match and does not (" + bad + ":11:")
        .endsWith("2 examples, 1 failed\n");
  }

  @Test
  void replaysRulesOverTheLake() {
    home.ingest(TrialHome.STORY, "--no-rules");

    Launch launch = home.iat("rules", "backtest", "iam-user-created", "admin-policy-attached");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out())
        .containsPattern(
            "iam-user-created +high +2 +2026-11-22 +2026-11-22 +alice \\(1\\), bob \\(1\\)")
        .contains(
            "2026-11-22T09:00:00Z a1 alice created an IAM user (user eve) in account 111122223333",
            "alice attached arn:aws:iam::aws:policy/AdministratorAccess to user eve",
            "bob tried to create an IAM user in account 111122223333 and was denied");
    assertThat(launch.err()).contains("2 rules over the lake in ");
  }

  @Test
  void replaysOnlyTheRulesThatAreNamedByTheirPath() {
    home.ingest(TrialHome.STORY, "--no-rules");
    String file = home.write("one.yml", TrialHome.rule("my-own", "low", "CreateUser"));

    assertThat(home.iat("rules", "backtest", "--rules", file, "--format", "ndjson").out().lines())
        .singleElement()
        .asString()
        .contains("\"rule\":\"my-own\"", "\"hits\":2", "\"days\":[\"2026-11-22: 2\"]");
  }

  @Test
  void replaysNoOtherTimeThanWasAskedFor() {
    home.ingest(TrialHome.STORY, "--no-rules");

    assertThat(
            rules("backtest iam-user-created --to 2026-11-21 --format ndjson --from 2026-11-01")
                .out())
        .contains("\"hits\":0");
  }

  @Test
  void alertsNobodyOfWhatAReplayFinds() {
    home.ingest(TrialHome.STORY, "--no-rules");
    home.iat("rules", "backtest");

    assertThat(home.iat("alerts", "--format", "json").out()).isEqualTo("[]\n");
  }

  @Test
  void strangersWhoWriteRulesCannotWriteToTheTerminal() {
    String evil =
        home.write(
            "evil.yml",
            TrialHome.rule("evil", "low", "ListUsers")
                .replace("Users are listed", "\"a\\e[2Jb\"")
                .replace("condition: it", "condition: \"no\\e[2Jne\""));
    String shown =
        home.write(
            "shown.yml",
            TrialHome.rule("shown", "low", "ListUsers")
                .replace("Users are listed", "\"a\\e[2Jb\""));

    for (Launch launch :
        new Launch[] {
          home.iat("rules", "check", "--rules", evil),
          home.iat("rules", "list", "--rules", evil),
          home.iat("rules", "list", "--rules", shown),
          home.iat("rules", "show", "shown", "--rules", shown),
          home.iat("rules", "show", "shown", "--rules", shown, "--format", "json")
        }) {
      assertThat(launch.out() + launch.err()).contains("[2J").doesNotContain("\u001b");
    }
  }

  private Launch rules(String arguments) {
    return home.iat(
        Stream.concat(Stream.of("rules"), Stream.of(arguments.split(" "))).toArray(String[]::new));
  }

  private String row(String rule) {
    return home.iat("rules", "list", "--format", "ndjson")
        .out()
        .lines()
        .filter(line -> line.contains("\"id\":\"" + rule + "\""))
        .findFirst()
        .orElseThrow();
  }
}
