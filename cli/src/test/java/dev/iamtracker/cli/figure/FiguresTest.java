package dev.iamtracker.cli.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @Test
  void countsInSingularAndPlural() {
    assertThat(Figures.count(0, "file")).isEqualTo("0 files");
    assertThat(Figures.count(1, "file")).isEqualTo("1 file");
    assertThat(Figures.count(1_234_567, "identity", "identities"))
        .isEqualTo("1,234,567 identities");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "9949, 9.9 kB",
    "9951, 10 kB",
    "999499, 999 kB",
    "999500, 1.0 MB",
    "478000000, 478 MB",
    "9223372036854775807, 9223 PB"
  })
  void showsSizes(long bytes, String shown) {
    assertThat(Figures.bytes(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "9949, 9.9 s",
    "9950, 10 s",
    "59499, 59 s",
    "59500, 1 min",
    "125000, 2 min 5 s",
    "3600000, 1 h",
    "3725000, 1 h 2 min",
    "273600000, 3 d 4 h"
  })
  void showsDurations(long millis, String shown) {
    assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 0 %", "1, 1000, <1 %", "62, 100, 62 %", "999, 1000, >99 %", "7, 7, 100 %"})
  void neverRoundsSomethingAway(long part, long whole, String shown) {
    assertThat(Figures.share(part, whole)).isEqualTo(shown);
  }

  @Test
  void showsMomentsInUtc() {
    Instant instant = Instant.parse("2026-11-22T10:00:00.5Z");

    assertThat(Figures.moment(instant)).isEqualTo("2026-11-22 10:00:00");
    assertThat(Figures.exact(instant)).isEqualTo("2026-11-22T10:00:00.500Z");
  }
}
