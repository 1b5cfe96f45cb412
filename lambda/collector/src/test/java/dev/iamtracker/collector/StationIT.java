package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.function.Log;
import dev.iamtracker.function.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationIT {
  @TempDir Path folder;

  private final List<String> logged = new CopyOnWriteArrayList<>();

  private Station station(Cloud cloud) {
    return Station.of(
        new Surroundings(cloud.environment(), InstantSource.system(), new Log(logged::add)));
  }

  @Test
  void worksBehindASnapshotWithNewConnections() {
    try (var cloud = new Cloud(folder)) {
      Station station = station(cloud);
      OpenStack before = station.stack();

      station.beforeCheckpoint(Core.getGlobalContext());
      station.afterRestore(Core.getGlobalContext());
      cloud.happens(cloud.newUser(Cloud.HOUR, "bob"));
      Optional<CollectReport> report = new CollectRun(station.stack(), Duration.ofMinutes(1)).run();

      assertThat(station.stack()).isNotSameAs(before);
      assertThat(station.stack().library()).isSameAs(before.library());
      assertThat(report.orElseThrow().run().stored()).isOne();
      assertThat(logged).noneMatch(line -> line.contains("without a rehearsal"));
    }
  }

  @Test
  void theRehearsalWritesNothing() {
    try (var cloud = new Cloud(folder)) {
      new Rehearsal(station(cloud).stack()).run();

      assertThat(cloud.stored()).isEmpty();
      assertThat(cloud.gate.writeUnits()).isZero();
      assertThat(cloud.gate.calls("BatchGetItem")).isPositive();
    }
  }

  @Test
  void aRunWhoseLeaseIsHeldByAnotherYields() {
    try (var cloud = new Cloud(folder)) {
      OpenStack stack = station(cloud).stack();
      try (var _ = stack.tables().lease("collect").orElseThrow()) {
        assertThat(new CollectRun(stack, Duration.ofMinutes(1)).run()).isEmpty();
      }

      assertThat(new CollectRun(stack, Duration.ofMinutes(1)).run()).isPresent();
    }
  }
}
