package dev.iamtracker.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private final StringWriter err = new StringWriter();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void saysHowFarARunIs() {
    Progress progress = new Progress(terminal(true, 120), clock);

    pass(Duration.ofSeconds(3));
    progress.update(297_000_000, 478_000_000, 186_240);

    assertThat(err)
        .hasToString(
            ERASE
                + "━━━━━━━━━━━━━━──────────  62 %  297 MB of 478 MB  186,240 records  62,080/s  2.0 s"
                + " left");
  }

  @Test
  void redrawsAtMostTenTimesASecond() {
    Progress progress = new Progress(terminal(true, 120), clock);

    for (int i = 0; i < 1000; i++) {
      pass(Duration.ofMillis(1));
      progress.update(i, 1000, i);
    }

    assertThat(err.toString().split("\r", -1)).hasSizeBetween(10, 11);
  }

  @Test
  void leavesNothingBehind() {
    Progress progress = new Progress(terminal(true, 120), clock);
    pass(Duration.ofSeconds(1));
    progress.update(1, 2, 3);

    progress.close();
    pass(Duration.ofSeconds(1));
    progress.update(2, 2, 4);

    assertThat(err.toString()).endsWith(ERASE);
  }

  @Test
  void isSilentWithoutATerminal() {
    Progress progress = new Progress(terminal(false, 120), clock);
    pass(Duration.ofSeconds(1));

    progress.update(1, 2, 3);
    progress.close();

    assertThat(err).hasToString("");
  }

  @Test
  void neverTakesASecondLine() {
    Progress progress = new Progress(terminal(true, 30), clock);
    pass(Duration.ofSeconds(3));

    progress.update(297_000_000, 478_000_000, 186_240);

    assertThat(err).hasToString(ERASE + "62 %  297 MB of 478 MB");
  }

  @Test
  void showsWhatItKnowsOfAnInputOfUnknownSize() {
    Progress progress = new Progress(terminal(true, 120), clock);
    pass(Duration.ofSeconds(2));

    progress.update(5_000, 0, 1);

    assertThat(err).hasToString(ERASE + "5.0 kB  1 record  1/s");
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Terminal terminal(boolean showsErr, int width) {
    PrintWriter writer = new PrintWriter(err);
    return new Terminal(writer, writer, false, showsErr, false, width);
  }
}
