package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.export.LakeLease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every lease on the lake does.
interface LakeLeaseContract {
  LakeLease lease(InstantSource clock);

  @Test
  default void onlyOneHasIt() {
    LakeLease lease = lease(InstantSource.system());
    LakeLease.Held held = lease.take("one").orElseThrow();

    assertThat(lease.take("two")).isEmpty();
    held.close();
    assertThat(lease.take("three")).isPresent();
  }

  @Test
  default void ofManyAtOnceOneGetsIt() {
    long got =
        IntStream.range(0, 8)
            .parallel()
            .filter(i -> lease(InstantSource.system()).take("run " + i).isPresent())
            .count();

    assertThat(got).isEqualTo(1);
  }

  @Test
  default void aKilledRunLosesItAfterAWhile() {
    assertThat(lease(InstantSource.system()).take("killed")).isPresent();
    InstantSource sooner = InstantSource.system();
    InstantSource later = () -> sooner.instant().plus(Duration.ofMinutes(21));

    assertThat(lease(() -> sooner.instant().plus(Duration.ofMinutes(16))).take("a")).isEmpty();
    assertThat(lease(later).take("b")).isPresent();
  }
}
