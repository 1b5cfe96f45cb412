package dev.iamtracker.simulate.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void rollsTheSameForTheSameNumbers() {
    assertThat(Dice.of(1, 2).uuid()).isEqualTo(Dice.of(1, 2).uuid());
    assertThat(Dice.of(1, 2).uuid()).isNotEqualTo(Dice.of(2, 1).uuid());
  }

  @Test
  void neverRepeatsAUuid() {
    Dice dice = Dice.of(3);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      seen.add(dice.uuid());
    }

    assertThat(seen).hasSize(100_000);
  }

  @Test
  void favoursEarlyValues() {
    Dice dice = Dice.of(4);
    List<String> values = List.of("first", "second", "third", "fourth", "fifth");
    int first = 0;
    int last = 0;
    for (int i = 0; i < 10_000; i++) {
      String picked = dice.favourite(values);
      first += picked.equals("first") ? 1 : 0;
      last += picked.equals("fifth") ? 1 : 0;
    }

    assertThat(first).isGreaterThan(3 * last);
    assertThat(last).isPositive();
  }

  @Test
  void makesIdsOfTheRightShape() {
    assertThat(Dice.of(5).awsId("ASIA")).matches("ASIA[A-Z2-7]{16}");
    assertThat(Dice.of(5).sessionToken()).matches("IQoJb3JpZ2luX2VjE[A-Za-z0-9+/]{400,500}");
  }
}
