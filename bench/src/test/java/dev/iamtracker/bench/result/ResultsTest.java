package dev.iamtracker.bench.result;

import static dev.iamtracker.bench.result.SampleResults.outcome;
import static dev.iamtracker.bench.result.SampleResults.ratio;
import static dev.iamtracker.bench.result.SampleResults.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Run OLD = run("2026-11-22T10:00:00Z");
  private static final Run NEW = run("2026-11-22T11:00:00Z");

  private static List<String> names(Results results) {
    return results.entries().stream().map(entry -> entry.outcome().name()).toList();
  }

  @Test
  void anOutcomeReplacesTheFormerOneInItsPlace() {
    Results results =
        Results.NONE
            .with(OLD, outcome("a", ratio("x", 1, 1, 1)))
            .with(OLD, outcome("b"))
            .with(NEW, outcome("a", ratio("x", 2, 2, 2)));

    assertThat(names(results)).containsExactly("a", "b");
    assertThat(results.outcome("a").orElseThrow().figure("x").orElseThrow().spread().median())
        .isEqualTo(2);
    assertThat(results.runs()).containsExactly(NEW, OLD);
  }

  @Test
  void aRunWithoutAnOutcomeLeftIsForgotten() {
    Results results = Results.NONE.with(OLD, outcome("a")).with(NEW, outcome("a"));

    assertThat(results.runs()).containsExactly(NEW);
  }

  @Test
  void theLoadOfARunIsThatAfterItsLastMeasurement() {
    Results results =
        Results.NONE.with(OLD.until("1 1 1"), outcome("a")).with(OLD.until("2 2 2"), outcome("b"));

    assertThat(results.runs()).extracting(Run::loadAfter).containsExactly("2 2 2");
  }

  @Test
  void theOrderIsThatOfTheNames() {
    Results results =
        SampleResults.of(outcome("c"), outcome("x"), outcome("a")).inOrderOf(List.of("a", "c"));

    assertThat(names(results)).containsExactly("a", "c", "x");
  }
}
