package dev.iamtracker.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Spread.of(9, 1, 4)).isEqualTo(new Spread(4, 1, 9, 3));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Spread.of(9, 1, 4, 5)).isEqualTo(new Spread(4.5, 1, 9, 4));
  }

  @Test
  void ratiosAreTakenPairByPair() {
    List<Double> ours = List.of(2.0, 30.0, 4.0);
    List<Double> theirs = List.of(1.0, 10.0, 4.0);

    Spread ratios = Spread.ofRatios(ours, theirs, Double::doubleValue);

    assertThat(ratios).isEqualTo(new Spread(2, 1, 3, 3));
  }

  @Test
  void timesBecomeSpeedsWithTheSlowestAsTheLeast() {
    assertThat(new Spread(2, 1, 4, 5).per(100)).isEqualTo(new Spread(50, 25, 100, 5));
  }

  @Test
  void anotherUnitScalesAllThree() {
    assertThat(new Spread(2, 1, 4, 5).times(10)).isEqualTo(new Spread(20, 10, 40, 5));
  }

  @Test
  void refusesWhatIsNoPair() {
    assertThatThrownBy(() -> Spread.ofRatios(List.of(1.0), List.of(1.0, 2.0), Double::doubleValue))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNothingAtAll() {
    assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
  }
}
