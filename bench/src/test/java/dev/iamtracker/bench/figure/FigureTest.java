package dev.iamtracker.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
  private static final Spread SPREAD = new Spread(2, 1, 3, 5);

  @Test
  void theMedianHasToReachTheBar() {
    Figure ratio = Figure.of("ratio", Unit.RATIO, SPREAD);

    assertThat(ratio.atMost(2).reached()).contains(true);
    assertThat(ratio.atMost(1.9).reached()).contains(false);
    assertThat(ratio.atLeast(2).reached()).contains(true);
    assertThat(ratio.atLeast(2.1).reached()).contains(false);
  }

  @Test
  void memoryHasToSufficeInEveryRun() {
    Figure memory = Figure.of("memory", Unit.BYTES, SPREAD);

    assertThat(memory.atMost(2.5).reached()).contains(false);
    assertThat(memory.atMost(3).reached()).contains(true);
  }

  @Test
  void theGoalIsJudgedInTheDirectionOfTheBar() {
    Figure speed = Figure.of("speed", Unit.EVENTS_PER_SECOND, SPREAD);

    assertThat(speed.atLeast(1).withGoal(3).reachedGoal()).contains(false);
    assertThat(speed.atMost(9).withGoal(3).reachedGoal()).contains(true);
  }

  @Test
  void withoutABarNothingIsReachedOrMissed() {
    Figure plain = Figure.of("plain", Unit.SECONDS, SPREAD);

    assertThat(plain.reached()).isEmpty();
    assertThat(plain.reachedGoal()).isEmpty();
    assertThat(plain.watched()).isFalse();
  }
}
