package dev.iamtracker.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.query.TimeWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class OptionsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void asksForTheDefaultDaysUpToNow() {
    assertThat(window()).isEqualTo(between("2026-11-15T10:00:00Z", "2026-11-22T10:00:00Z"));
  }

  @Test
  void countsDaysAsTwentyFourHours() {
    assertThat(window("--days", "2"))
        .isEqualTo(between("2026-11-20T10:00:00Z", "2026-11-22T10:00:00Z"));
  }

  @Test
  void includesTheLastDayWhole() {
    assertThat(window("--from", "2026-11-01", "--to", "2026-11-02"))
        .isEqualTo(between("2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01T08:00:00Z, 2026-11-01T08:00:00Z",
    "2026-11-01T08:00:00.123Z, 2026-11-01T08:00:00.123Z",
    "2026-11-01T08:00:00+02:00, 2026-11-01T06:00:00Z",
    "2026-11-01T08:00:00-05:00, 2026-11-01T13:00:00Z",
    "2026-11-01T08:00, 2026-11-01T08:00:00Z",
    "2026-11-01 08:00:00, 2026-11-01T08:00:00Z"
  })
  void understandsTimes(String typed, String instant) {
    assertThat(window("--from", typed).from()).isEqualTo(instant);
    assertThat(window("--from", "2026-01-01", "--to", typed).to()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-13-01", "2026-02-30", "", "+999999999-01-01", "1969-01-01"})
  void namesWhatIsNoTime(String typed) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> window("--from", typed))
        .withMessageContaining("--from " + typed)
        .withMessageContaining("2026-11-22T10:00:00Z");
  }

  @Test
  void refusesAStretchThatEndsBeforeItBegins() {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> window("--from", "2026-11-02", "--to", "2026-10-30"))
        .withMessage("--from 2026-11-02 is not before --to 2026-10-30.");
  }

  @Test
  void refusesTheFuture() {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> window("--from", "2027-01-01"))
        .withMessage("--from 2027-01-01 is in the future.");
  }

  @Test
  void refusesTwoWaysToSayWhen() {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> window("--days", "3", "--to", "2026-11-02"))
        .withMessageContaining("exclude each other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001"})
  void refusesImpossibleDays(String days) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> window("--days=" + days))
        .withMessageContaining("--days " + days);
  }

  @Test
  void knowsWhetherATimeWasAskedFor() {
    assertThat(parse().window.asked(CLOCK, 7)).isEmpty();
    assertThat(parse("--days", "1").window.asked(CLOCK, 7)).isPresent();
  }

  @Test
  void takesALimitOrTheDefault() {
    assertThat(parse().rows.limit(OptionalInt.of(100))).hasValue(100);
    assertThat(parse("--limit", "5").rows.limit(OptionalInt.empty())).hasValue(5);
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> parse("--limit", "0").rows.limit(OptionalInt.empty()));
  }

  @Test
  void findsTheHome() {
    Path ana = Path.of("/home/ana");

    assertThat(new GlobalOptions(Map.of(), ana).home())
        .hasToString("/home/ana/.iam-activity-tracker");
    assertThat(new GlobalOptions(Map.of("IAT_HOME", "/data/iat"), ana).home())
        .hasToString("/data/iat");
  }

  private static TimeWindow window(String... args) {
    return parse(args).window.window(CLOCK, 7);
  }

  private static TimeWindow between(String from, String to) {
    return new TimeWindow(Instant.parse(from), Instant.parse(to));
  }

  private static Parsed parse(String... args) {
    Parsed parsed = new Parsed();
    new CommandLine(parsed)
        .addMixin("window", parsed.window)
        .addMixin("rows", parsed.rows)
        .parseArgs(args);
    return parsed;
  }

  @Command(name = "parsed")
  private static final class Parsed {
    private final WindowOptions window = new WindowOptions();
    private final RowOptions rows = new RowOptions();
  }
}
