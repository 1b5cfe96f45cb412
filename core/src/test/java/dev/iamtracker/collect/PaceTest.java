package dev.iamtracker.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void spreadsRequestsEvenly() {
    var pace = new Pace(2);
    int sent = 0;
    for (long now = 0; now < 100 * SECOND; now += SECOND / 1000) {
      if (pace.next() <= now) {
        pace.sent(now);
        sent++;
      }
    }

    assertThat(sent).isBetween(190, 200);
  }

  @Test
  void aLateRequestIsNotFollowedByABunch() {
    var pace = new Pace(2);
    pace.sent(0);
    pace.sent(10 * SECOND);

    assertThat(pace.next()).isGreaterThan(10 * SECOND + SECOND * 4 / 10);
  }

  @Test
  void waitsLongerWithEveryThrottledRequestInARow() {
    var pace = new Pace(2);
    long first = pause(pace);
    long second = pause(pace);

    assertThat(second).isGreaterThan(first);
    for (int i = 0; i < 50; i++) {
      pause(pace);
    }
    assertThat(pause(pace)).isLessThan(30 * SECOND);
  }

  @Test
  void anAnswerEndsTheWaiting() {
    var pace = new Pace(2);
    pause(pace);
    pause(pace);
    pace.answered();

    assertThat(pace.throttledInARow()).isZero();
  }

  private static long pause(Pace pace) {
    long now = Math.max(pace.next(), 0);
    pace.sent(now);
    pace.throttled(now, 0.5);
    return pace.next() - now;
  }
}
