package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.ReplayHome.Arrived;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.home.LakeMarking;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.EventMarks;
import dev.iamtracker.store.EventScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Rules that came after the events leave behind what they would have left had they been there.
@TestInstance(Lifecycle.PER_CLASS)
class RetroTest {
  private static final InstantSource CLOCK = InstantSource.fixed(ReplayHome.NOW);

  private ReplayLogs logs;
  private ReplayHome withRules;

  @TempDir private Path folder;

  @BeforeAll
  void ingestWithRules(@TempDir Path folder) {
    logs = ReplayLogs.simulate(folder);
    withRules = new ReplayHome(folder);
    assertThat(withRules.ingest(List.of(logs.all())).exitCode()).isZero();
    assertThat(withRules.findings()).hasSizeGreaterThan(20);
    assertThat(marks(withRules)).contains("iam-user-created");
  }

  private ReplayHome withoutRules() {
    var home = new ReplayHome(folder);
    for (Path half : logs.dealt(2)) {
      assertThat(iat(home, "ingest", half.toString(), "--no-rules").exitCode()).isZero();
    }
    assertThat(home.findings()).isEmpty();
    return home;
  }

  private static Launch iat(ReplayHome home, String... arguments) {
    var words = new ArrayList<>(Arrays.asList(arguments));
    words.addAll(List.of("--home", home.home().toString()));
    return home.run(words, CLOCK);
  }

  private static Launch backtest(ReplayHome home, String... more) {
    var words = new ArrayList<>(List.of("rules", "backtest", "--write"));
    words.addAll(Arrays.asList(more));
    return iat(home, words.toArray(String[]::new));
  }

  private static String marks(ReplayHome home) {
    return iat(
            home,
            "sql",
            "SELECT event_id, matched_rules FROM iam_events ORDER BY event_id",
            "--format",
            "csv")
        .out();
  }

  @Test
  void findingsAndMarksAreWhatTheyWouldHaveBeen() {
    ReplayHome home = withoutRules();

    Launch launch = backtest(home, "--from", "2000-01-01");

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.err()).containsPattern("\\d\\d new findings, \\d\\d events marked in \\d");
    assertThat(home.findings()).isEqualTo(withRules.findings());
    assertThat(marks(home)).isEqualTo(marks(withRules));
    assertThat(home.stored(FindingFilter.CURRENT)).allMatch(StoredFinding::retro);
    assertThat(home.alerts()).isEmpty();
  }

  @Test
  void aSecondTimeChangesNothing() {
    ReplayHome home = withoutRules();
    backtest(home, "--from", "2000-01-01");
    List<Segment> segments = segments(home);

    Launch again = backtest(home, "--from", "2000-01-01", "--alert");

    assertThat(again.err()).contains("0 new findings, 0 events marked in 0 segments, 0 alerts");
    assertThat(segments(home)).isEqualTo(segments);
    assertThat(home.alerts()).isEmpty();
  }

  @Test
  void whoAsksForItIsTold() {
    ReplayHome home = withoutRules();

    Launch launch = backtest(home, "--from", "2000-01-01", "--alert");

    assertThat(launch.exitCode()).isZero();
    assertThat(home.alerts())
        .extracting(Arrived::id)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(withRules.alerts().stream().map(Arrived::id).toList());
  }

  @Test
  void onlyTheRulesAndTheTimeThatAreAskedFor() throws IOException {
    ReplayHome home = withoutRules();
    Path rule =
        Files.writeString(folder.resolve("mine.yml"), TrialHome.rule("mine", "high", "CreateUser"));
    String end = "2026-11-21";

    backtest(home, "--rules", rule.toString(), "--from", "2026-11-20", "--to", end);

    assertThat(home.findings()).isNotEmpty().allMatch(finding -> finding.rule().equals("mine"));
    assertThat(home.findings())
        .allMatch(finding -> finding.time().toString().compareTo("2026-11-22") < 0);
    long marked = home.findings().size();
    assertThat(marks(home).lines().filter(line -> line.endsWith(",mine"))).hasSize((int) marked);
  }

  @Test
  void aRuleThatMatchesNoMoreLeavesNoMark() throws IOException {
    ReplayHome home = withoutRules();
    Path rule = folder.resolve("mine.yml");
    Files.writeString(rule, TrialHome.rule("mine", "high", "CreateUser"));
    backtest(home, "--from", "2000-01-01");
    backtest(home, "--from", "2000-01-01", "--rules", rule.toString());
    assertThat(marks(home)).contains(",\"iam-user-created,mine\"");

    Files.writeString(rule, TrialHome.rule("mine", "high", "NoSuchCall"));
    backtest(home, "--from", "2000-01-01", "--rules", rule.toString());

    assertThat(marks(home)).isEqualTo(marks(withRules));
  }

  @Test
  void whatIsNotCommittedIsNotThere() {
    ReplayHome home = withoutRules();
    String before = marks(home);
    var everything = new EventMarks(Set.of(), () -> _ -> "everything");

    try (LakeMarking marking = home.lake().mark("a test")) {
      for (Segment segment : marking.between(EventScan.ALL.from(), EventScan.ALL.to())) {
        assertThat(marking.mark(segment, everything)).isEmpty();
      }
      assertThat(marking.markedSegments()).isPositive();
      assertThat(marks(home)).isEqualTo(before);
    }

    assertThat(marks(home)).isEqualTo(before);
    assertThat(iat(home, "compact").exitCode()).isZero();
    assertThat(marks(home)).isEqualTo(before);
  }

  @Test
  void tellingWithoutWritingIsAMistake() {
    Launch launch = iat(new ReplayHome(folder), "rules", "backtest", "--alert");

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.err()).contains("--alert needs --write");
    assertThat(iat(new ReplayHome(folder), "rules", "list", "--write").err())
        .contains("--write is for `iat rules backtest`");
  }

  private static List<Segment> segments(ReplayHome home) {
    try (LakeMarking marking = home.lake().mark("a test")) {
      return marking.between(EventScan.ALL.from(), EventScan.ALL.to());
    }
  }
}
