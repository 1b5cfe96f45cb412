package dev.iamtracker.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void keepsThreeDigits() {
    assertThat(Amounts.of(Unit.RATIO, 1.2345)).isEqualTo("1.23 ×");
    assertThat(Amounts.of(Unit.RATIO, 12.345)).isEqualTo("12.3 ×");
    assertThat(Amounts.of(Unit.RATIO, 1234.4)).isEqualTo("1,234 ×");
  }

  @Test
  void showsShortTimesInMilliseconds() {
    assertThat(Amounts.of(Unit.SECONDS, 0.0421)).isEqualTo("42.1 ms");
    assertThat(Amounts.of(Unit.SECONDS, 0.25)).isEqualTo("0.25 s");
  }

  @Test
  void showsMemoryInMebibytes() {
    assertThat(Amounts.of(Unit.BYTES, 1L << 30)).isEqualTo("1,024 MiB");
  }

  @Test
  void showsCountsWithSeparators() {
    assertThat(Amounts.of(Unit.COUNT, 300_606)).isEqualTo("300,606");
    assertThat(Amounts.of(Unit.EVENTS_PER_SECOND, 99_999.6)).isEqualTo("100,000 events/s");
    assertThat(Amounts.megabytes(80_009_073)).isEqualTo("80.0 MB");
  }
}
