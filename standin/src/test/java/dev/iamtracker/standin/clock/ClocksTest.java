package dev.iamtracker.standin.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aTestClockMovesOnlyWhenItIsMoved() {
    var clock = new TestClock(START);

    clock.advance(Duration.ofMinutes(1));
    clock.sleep(Duration.ofSeconds(1));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(61));
    assertThat(clock.nanoTime()).isEqualTo(61_000_000_000L);
  }

  @Test
  void aFastClockLetsAnHourPassInMilliseconds() throws InterruptedException {
    var clock = new FastClock(START, 3_600_000);

    clock.sleep(Duration.ofHours(1));

    assertThat(clock.instant()).isAfterOrEqualTo(START.plus(Duration.ofHours(1)));
  }
}
