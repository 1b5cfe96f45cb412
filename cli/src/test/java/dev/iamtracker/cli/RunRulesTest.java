package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What rules and suppressions do to a run, and what its summary says of them.
class RunRulesTest {
  private static final String SUPPRESSED =
      """
      - {rule: iam-user-created, actor: alice, reason: her job, owner: ops, expires: 2027-03-31}
      - {rule: 'root-*', reason: migration, owner: ops, expires: 2026-10-31}
      - {actor: nobody-*, reason: "tests\\e[2J", owner: ops, expires: 2027-03-31}
      """;

  @TempDir private Path folder;
  private TrialHome home = new TrialHome(Path.of(""));

  @BeforeEach
  void makeHome() {
    home = new TrialHome(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "run"})
  void theSummarySaysWhatTheRulesFound(String command) {
    String logs = home.write("logs.json", "[" + String.join(",", TrialHome.STORY) + "]");

    Launch launch = home.iat(command, logs);

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out())
        .containsSubsequence(
            "Findings: 4",
            "2 critical, 1 high, 1 medium",
            "critical  2026-11-19 08:00:00 UTC  root-console-login",
            "root signed in to the console of account 444455556666 from 192.0.2.9",
            "alice attached arn:aws:iam::aws:policy/AdministratorAccess to user eve",
            "high  2026-11-22 09:00:00 UTC  iam-user-created",
            "bob tried to create an IAM user",
            "Next");
  }

  @Test
  void theSummaryShowsTheWorstFive() {
    var records = new ArrayList<>(TrialHome.STORY);
    for (int i = 0; i < 6; i++) {
      records.add(
          TrialHome.call(
              "2026-11-22T08:00:0" + i + "Z",
              "c" + i,
              "carol",
              "CreateUser",
              "{\"userName\":\"u" + i + "\"}",
              ""));
    }

    assertThat(home.ingest(records).out())
        .contains("Findings: 10", "2 critical, 7 high, 1 medium", "(user u2)")
        .doesNotContain("(user u3)", "bob tried");
  }

  @Test
  void programsGetTheSameNumbers() {
    assertThat(home.ingest(TrialHome.STORY, "--format", "json").out())
        .contains(
            "\"findings\":4,\"findings_by_level\":{\"informational\":0,\"low\":0,\"medium\":1,\"high\":1,\"critical\":2}",
            "\"worst_findings\":[{\"id\":\"root-console-login/a4\",\"level\":\"critical\"",
            "\"rules_left_out\":[]",
            "\"idle_suppressions\":[]");
  }

  @Test
  void theSameLogsAgainFindNothingNew() {
    home.ingest(TrialHome.STORY);

    assertThat(home.ingest(TrialHome.STORY).out()).doesNotContain("Findings");
  }

  @Test
  void withoutRulesNothingIsFound() {
    assertThat(home.ingest(TrialHome.STORY, "--no-rules", "--format", "json").out())
        .contains("\"stored\":4", "\"findings\":0,", "\"rules\":0,");
    assertThat(home.iat("alerts", "--format", "json").out()).isEqualTo("[]\n");
  }

  @Test
  void rulesOfTheHomeAndOfSeveralPathsFindThings() {
    home.write("home/rules/mine.yml", TrialHome.rule("of-home", "low", "CreateUser"));
    String file = home.write("one.yml", TrialHome.rule("of-file", "low", "CreateUser"));
    home.write("more/two.yaml", TrialHome.rule("of-folder", "low", "CreateUser"));

    home.ingest(TrialHome.STORY, "--rules", file, "--rules", folder.resolve("more").toString());

    assertThat(home.iat("alerts", "--format", "ndjson").out())
        .contains(
            "\"id\":\"of-home/a1\"",
            "\"id\":\"of-home/a3\"",
            "\"id\":\"of-file/a1\"",
            "\"id\":\"of-folder/a1\"",
            "bob called CreateUser on account 111122223333, which failed (AccessDenied): Users are");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "bad.yml"})
  void unusableRulesStopTheRunBeforeItBegins(String rules) {
    home.write("bad.yml", "title: x\n\tid: y\n");

    Launch launch = home.ingest(TrialHome.STORY, "--rules", folder.resolve(rules).toString());

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains(folder.resolve(rules).toString());
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void theSummaryNamesRulesThatWereLeftOut() {
    for (int i = 0; i < 12; i++) {
      home.write("bad/%02d.yml".formatted(i), "title: x\n\tid: \u001b[2J\n");
    }
    String bad = folder.resolve("bad").toString();

    Launch launch = home.ingest(TrialHome.STORY, "--skip-invalid", "--rules", bad);

    assertThat(launch.out())
        .contains("Rules left out: 12", "! " + bad + "/00.yml:2:", "bad/09.yml", "and 2 more")
        .contains("Findings: 4")
        .doesNotContain("bad/10.yml", "\u001b");
    assertThat(
            home.ingest(TrialHome.STORY, "--skip-invalid", "--rules", bad, "--format", "json")
                .out())
        .contains("\"rules_left_out\":[\"" + bad + "/00.yml:2:", bad + "/11.yml:2:");
  }

  @Test
  void whatIsSuppressedIsKeptAndSaidToNobody() {
    home.write("home/suppressions.yml", SUPPRESSED);
    Path alerts = folder.resolve("alerts.jsonl");

    home.ingest(Map.of("ALERT_FILE", alerts.toString()), TrialHome.STORY);

    assertThat(alerts).content().contains("admin-policy-attached").doesNotContain("user eve)");
    assertThat(home.iat("alerts", "--state", "suppressed", "--format", "ndjson").out().lines())
        .singleElement()
        .asString()
        .contains("\"id\":\"iam-user-created/a1\"");
    assertThat(home.iat("alerts", "show", "iam-user-created/a1").out())
        .contains("suppressed by", "rule iam-user-created, actor alice (her job; ops)");
  }

  @Test
  void suppressionsWithoutEffectAreNamed() {
    home.write("home/suppressions.yml", SUPPRESSED);

    assertThat(home.ingest(TrialHome.STORY).out())
        .contains(
            "Suppressions without effect: 2",
            "! expired 2026-10-31: rule root-* (migration; ops), line 2",
            "! never used: actor nobody-* (tests\\x1b[2J; ops), line 3")
        .doesNotContain("her job");
    assertThat(home.ingest(List.of(), "--format", "json").out())
        .contains(
            "\"idle_suppressions\":[\"expired 2026-10-31: rule root-*",
            "\"never used: actor nobody-* (tests\\u001B[2J; ops), line 3\"]");
    Launch list = home.iat("alerts");
    assertThat(list.exitCode()).isZero();
    assertThat(list.err())
        .contains(
            "Suppression without effect, expired 2026-10-31: rule root-*",
            "Suppression without effect, never used: actor nobody-* (tests\\x1b[2J; ops), line 3\n")
        .doesNotContain("her job");
  }

  @Test
  void brokenSuppressionsStopARunButNotAList() {
    home.ingest(TrialHome.STORY);
    home.write("home/suppressions.yml", "- {rule: x}\n- {rul: x}\n");

    Launch run = home.ingest(TrialHome.STORY);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("suppressions.yml:1: it has no reason", "suppressions.yml:2:");
    Launch list = home.iat("alerts");
    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).contains("alice attached");
    assertThat(list.err()).contains("suppressions.yml:1: it has no reason", "suppressions.yml:2:");
  }
}
