package dev.iamtracker.bench.comparison;

import static dev.iamtracker.bench.result.SampleResults.outcome;
import static dev.iamtracker.bench.result.SampleResults.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.result.Results;
import dev.iamtracker.bench.result.SampleResults;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Results THEN =
      SampleResults.of(
          outcome("ingest", ratio("x", 2, 1.9, 2.1), ratio("gone", 1, 1, 1)),
          outcome("start", ratio("y", 4, 4, 4)));

  @Test
  void findsWhatBecameWorse() {
    Comparison comparison =
        Comparison.of(THEN, SampleResults.of(outcome("start", ratio("y", 5, 5, 5))));

    assertThat(comparison.isWorse(0.15)).isTrue();
    assertThat(comparison.isWorse(0.30)).isFalse();
  }

  @Test
  void leavesOutWhatWasNotMeasuredBothTimes() {
    Comparison comparison =
        Comparison.of(THEN, SampleResults.of(outcome("compact", ratio("z", 9, 9, 9))));

    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.missing()).isEmpty();
  }

  @Test
  void namesFiguresThatDisappeared() {
    Comparison comparison =
        Comparison.of(THEN, SampleResults.of(outcome("ingest", ratio("x", 2, 2, 2))));

    assertThat(comparison.missing()).containsExactly("ingest: gone");
    assertThat(comparison.isWorse(0.15)).isFalse();
  }

  @Test
  void doesNotCompareSeconds() {
    Results slow = SampleResults.of(outcome("a", Figure.of("t", Unit.SECONDS, Spread.of(9))));
    Results fast = SampleResults.of(outcome("a", Figure.of("t", Unit.SECONDS, Spread.of(1))));

    assertThat(Comparison.of(fast, slow).changes()).isEmpty();
  }

  @Test
  void showsATableWithAVerdictForEachFigure() {
    var text = new StringWriter();

    new ComparisonTable(new PrintWriter(text), 0.15)
        .print(
            Comparison.of(
                THEN,
                SampleResults.of(
                    outcome("ingest", ratio("x", 3, 2.8, 3.1)),
                    outcome("start", ratio("y", 4, 4, 4)))));

    assertThat(text)
        .hasToString(
            """
            measurement  figure  then                       now                        change  verdict
            ingest       x       2.00 × (1.90 × to 2.10 ×)  3.00 × (2.80 × to 3.10 ×)  +50 %   worse
            start        y       4.00 × (4.00 × to 4.00 ×)  4.00 × (4.00 × to 4.00 ×)  +0 %    same
            not measured any more: ingest: gone
            """);
  }
}
