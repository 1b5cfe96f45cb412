package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.config.InvalidConfiguration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowOptionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    ",,, 2026-11-15T10:00:00Z, 2026-11-22T10:00:00Z",
    "2,,, 2026-11-20T10:00:00Z, 2026-11-22T10:00:00Z",
    ",2026-11-01,, 2026-11-01T00:00:00Z, 2026-11-22T10:00:00Z",
    ",2026-11-01,2026-11-03, 2026-11-01T00:00:00Z, 2026-11-04T00:00:00Z",
    ",2026-11-01T10:00:00+01:00,2026-11-01 12:30, 2026-11-01T09:00:00Z, 2026-11-01T12:30:00Z",
    "1,,2026-11-03T00:00:00Z, 2026-11-02T00:00:00Z, 2026-11-03T00:00:00Z",
    ",,2026-11-08T00:00:00Z, 2026-11-01T00:00:00Z, 2026-11-08T00:00:00Z",
  })
  void understandsDaysAndTimes(
      @Nullable Integer days,
      @Nullable String from,
      @Nullable String to,
      Instant start,
      Instant end) {
    assertThat(new WindowOptions(days, from, to).window(7, NOW))
        .isEqualTo(new TimeWindow(start, end));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2026-11-01,, --days and --from exclude each other",
    "0,,, --days is 0; it must be from 1 to 36500.",
    ",yesterday,, '--from is \"yesterday\"; it must be a day such as 2026-11-22'",
    ",,2026-13-01, '--to is \"2026-13-01\"; it must be a day'",
    ",+12000-01-01,, --from is",
    ",0001-01-02,, --from is",
    ",2026-11-03,2026-11-01, --from (2026-11-03T00:00:00Z) is not before --to",
  })
  void refusesWhatMakesNoWindow(
      @Nullable Integer days, @Nullable String from, @Nullable String to, String message) {
    assertThatThrownBy(() -> new WindowOptions(days, from, to).window(7, NOW))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void countsADayAs24Hours() {
    TimeWindow window = new WindowOptions(1, null, null).window(7, NOW);

    assertThat(window.from()).isEqualTo("2026-11-21T10:00:00Z");
  }
}
