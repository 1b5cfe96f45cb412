package dev.iamtracker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffHoursTest {
  @Test
  void spanMidnightWhenTheStartIsLaterThanTheEnd() {
    assertThat(hours(new OffHours(22, 6, ZoneOffset.UTC)))
        .containsExactly(0, 1, 2, 3, 4, 5, 22, 23);
  }

  @Test
  void lieWithinOneDayWhenTheStartIsEarlierThanTheEnd() {
    assertThat(hours(new OffHours(0, 6, ZoneOffset.UTC))).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void areNeverWhenStartAndEndAreEqual() {
    assertThat(hours(new OffHours(6, 6, ZoneOffset.UTC))).isEmpty();
    assertThat(hours(new OffHours(0, 0, ZoneOffset.UTC))).isEmpty();
  }

  @Test
  void areToldInTheirTimeZoneAndFollowSummerTime() {
    OffHours berlin = new OffHours(22, 6, ZoneId.of("Europe/Berlin"));

    assertThat(berlin.covers(Instant.parse("2026-01-15T04:59:59Z"))).isTrue();
    assertThat(berlin.covers(Instant.parse("2026-01-15T05:00:00Z"))).isFalse();
    assertThat(berlin.covers(Instant.parse("2026-07-15T04:30:00Z"))).isFalse();
    assertThat(berlin.covers(Instant.parse("2026-07-15T20:00:00Z"))).isTrue();
  }

  @Test
  void haveHoursOfAClock() {
    assertThatThrownBy(() -> new OffHours(24, 6, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OffHours(22, -1, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> hours(OffHours offHours) {
    Instant midnight = Instant.parse("2026-11-22T00:59:59Z");
    return IntStream.range(0, 24)
        .filter(hour -> offHours.covers(midnight.plusSeconds(hour * 3600L)))
        .boxed()
        .toList();
  }
}
