package dev.iamtracker.bench.result;

import static dev.iamtracker.bench.result.SampleResults.outcome;
import static dev.iamtracker.bench.result.SampleResults.ratio;
import static dev.iamtracker.bench.result.SampleResults.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import org.junit.jupiter.api.Test;

class ResultsFileTest {
  private static final Results RESULTS =
      Results.NONE
          .with(
              run("2026-11-22T10:00:00Z"),
              outcome(
                  "a",
                  ratio("x", 1.5, 1.25, 2).atMost(2).withGoal(1),
                  Figure.of("speed", Unit.EVENTS_PER_SECOND, Spread.of(7)).atLeast(6)))
          .with(run("2026-11-22T11:00:00Z"), outcome("b"));

  @Test
  void whatIsWrittenReadsAsTheSame() {
    assertThat(ResultsFile.parse(ResultsFile.text(RESULTS))).isEqualTo(RESULTS);
  }

  @Test
  void everyFigureIsALineOfItsOwn() {
    assertThat(ResultsFile.text(RESULTS).lines())
        .contains(
            "{\"row\":\"figure\",\"measurement\":\"a\",\"figure\":\"x\",\"unit\":\"ratio\","
                + "\"median\":1.5,\"least\":1.25,\"most\":2.0,\"runs\":5,\"better\":\"lower\","
                + "\"bar\":2.0,\"goal\":1.0,\"watched\":true}");
  }

  @Test
  void nothingReadsAsNothing() {
    assertThat(ResultsFile.parse("\n")).isEqualTo(Results.NONE);
  }

  @Test
  void refusesWhatIsNoFileOfResults() {
    for (String text :
        new String[] {
          "# Results",
          "{\"row\":\"other\"}",
          "{\"row\":\"figure\",\"measurement\":\"a\"}",
          "{\"row\":\"measurement\",\"measurement\":\"a\",\"title\":\"A\",\"run\":\"none\"}",
          "[]"
        }) {
      assertThatThrownBy(() -> ResultsFile.parse(text))
          .as(text)
          .isInstanceOf(TrackerException.class)
          .hasMessageContaining("no results of benchmarks");
    }
  }
}
