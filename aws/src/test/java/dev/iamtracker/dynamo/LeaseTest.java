package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.collect.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Duration LENGTH = Duration.ofSeconds(30);

  private final TestTables tables = new TestTables();
  private Instant now = TestEvents.NOON;
  private final Timing timing = Timing.of(() -> now);

  @AfterEach
  void close() {
    tables.close();
  }

  private Optional<Lease> take(String owner) {
    return Lease.take(tables.control(), "lease#x", owner, timing, LENGTH);
  }

  @Test
  void whatOneHasNobodyElseGetsUntilItIsGivenBack() {
    Lease one = take("one").orElseThrow();
    assertThat(take("two")).isEmpty();

    one.close();

    assertThat(take("two")).isPresent();
  }

  @Test
  void theLeaseOfADeadOneEnds() {
    Lease dead = take("one").orElseThrow();
    now = now.plus(LENGTH);

    assertThat(take("two")).isPresent();

    assertThat(dead.keep()).isFalse();
    dead.close();
    assertThat(take("three")).isEmpty();
  }

  @Test
  void whoKeepsItHasItForLonger() {
    Lease one = take("one").orElseThrow();
    now = now.plusSeconds(20);
    assertThat(one.keep()).isTrue();
    now = now.plusSeconds(20);

    assertThat(take("two")).isEmpty();
    assertThat(one.keep()).isTrue();
  }
}
