package dev.iamtracker.bench.report;

import static dev.iamtracker.bench.result.SampleResults.outcome;
import static dev.iamtracker.bench.result.SampleResults.ratio;
import static dev.iamtracker.bench.result.SampleResults.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.result.Results;
import dev.iamtracker.bench.result.SampleResults;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultsPageTest {
  @Test
  void tellsMachineCommitAndLoadOfTheRun() {
    String page = ResultsPage.of(SampleResults.of(outcome("a")));

    assertThat(page)
        .contains(
            "| 1 | 2026-11-22T10:00:00Z | 0123456789 | bin/iat (iat 1.0) | Abacus 9000, 2 cores,"
                + " 8 GiB | Linux 6.1 amd64 | Kona-25 | 0.10 0.20 0.30 before, 1.10 1.20 1.30"
                + " after |");
  }

  @Test
  void tellsForEachBarWhetherItIsReached() {
    String page =
        ResultsPage.of(
            SampleResults.of(
                outcome(
                    "a",
                    ratio("fast", 1.5, 1.25, 2).atMost(2).withGoal(1),
                    ratio("slow", 2.5, 2, 3).atMost(2))));

    assertThat(page)
        .contains("| Title of a | fast | 1.50 × | ≤ 2.00 × | yes | ≤ 1.00 × | **no** |")
        .contains("| Title of a | slow | 2.50 × | ≤ 2.00 × | **no** |  |  |");
  }

  @Test
  void showsLowestAndHighestOfSeveralRuns() {
    String page =
        ResultsPage.of(
            SampleResults.of(
                outcome(
                    "a",
                    ratio("often", 1.5, 1.25, 2).atMost(2),
                    Figure.of("once", Unit.SECONDS, Spread.of(3)))));

    assertThat(page)
        .contains("| often | 1.50 × | 1.25 × | 2.00 × | 5 | ≤ 2.00 ×: yes |  |")
        .contains("| once | 3.00 s |  |  | 1 |  |  |");
  }

  @Test
  void ofManyBarsTheTableNamesTheWorst() {
    Figure[] many =
        IntStream.rangeClosed(1, 9)
            .mapToObj(i -> ratio("query " + i, i, i, i).atMost(3))
            .toArray(Figure[]::new);

    String page = ResultsPage.of(SampleResults.of(outcome("a", many)));

    assertThat(page)
        .contains("| Title of a | worst of 9: query 9 (3 reach it) | 9.00 × | ≤ 3.00 × | **no** |")
        .doesNotContain("| Title of a | query 1 |");
  }

  @Test
  void tellsCommandsAndNotes() {
    String page = ResultsPage.of(SampleResults.of(outcome("a")));

    assertThat(page)
        .contains("## Title of a\n\n`make bench BENCH=a`, run 1.\n")
        .contains("\n- A note.\n")
        .contains("```sh\n# ours\niat ingest | cat\n# theirs\nzcat\n```\n");
  }

  @Test
  void saysWhichRunAMeasurementIsFrom() {
    Results results =
        Results.NONE
            .with(run("2026-11-22T10:00:00Z"), outcome("a"))
            .with(run("2026-11-22T11:00:00Z"), outcome("b"));

    assertThat(ResultsPage.of(results))
        .contains("`make bench BENCH=b`, run 1.")
        .contains("`make bench BENCH=a`, run 2.");
  }
}
