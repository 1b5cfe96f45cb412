package dev.iamtracker.bench.comparison;

import static dev.iamtracker.bench.result.SampleResults.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final double TOLERANCE = 0.15;

  private static Verdict verdict(Figure then, Figure now) {
    return new Change("a", then, now).verdict(TOLERANCE);
  }

  @Test
  void isWorseBeyondToleranceAndNoise() {
    assertThat(verdict(ratio("x", 2, 1.9, 2.1), ratio("x", 2.4, 2.3, 2.5)))
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void isTheSameWithinTheTolerance() {
    assertThat(verdict(ratio("x", 2, 1.99, 2.01), ratio("x", 2.29, 2.28, 2.3)))
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void isTheSameWhileTheRangesTouch() {
    assertThat(verdict(ratio("x", 2, 1.5, 2.6), ratio("x", 3, 2.6, 3.4))).isEqualTo(Verdict.SAME);
  }

  @Test
  void isBetterTheOtherWayRound() {
    assertThat(verdict(ratio("x", 2.4, 2.3, 2.5), ratio("x", 2, 1.9, 2.1)))
        .isEqualTo(Verdict.BETTER);
  }

  @Test
  void knowsFiguresThatShouldBeHigh() {
    Figure slow = Figure.of("x", Unit.RATIO, Spread.of(8)).watched(Better.HIGHER);
    Figure fast = Figure.of("x", Unit.RATIO, Spread.of(16)).watched(Better.HIGHER);

    assertThat(verdict(fast, slow)).isEqualTo(Verdict.WORSE);
    assertThat(verdict(slow, fast)).isEqualTo(Verdict.BETTER);
  }

  @Test
  void comparesFiguresOfASingleRun() {
    Figure small = Figure.of("x", Unit.RATIO, Spread.of(0.4)).watched(Better.LOWER);
    Figure large = Figure.of("x", Unit.RATIO, Spread.of(0.5)).watched(Better.LOWER);

    assertThat(verdict(small, large)).isEqualTo(Verdict.WORSE);
    assertThat(verdict(small, small)).isEqualTo(Verdict.SAME);
  }
}
