package dev.iamtracker.cli;

import static dev.iamtracker.cli.CollectHome.HOME_REGION;
import static dev.iamtracker.cli.CollectHome.IAM;
import static dev.iamtracker.cli.CollectHome.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.CollectHome.Collecting;
import dev.iamtracker.cli.CollectHome.Running;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.HomeLock;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.track.TrackedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several programs on one home, and those that are told to stop.
class CollectTogetherTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void aSecondCollectorYields() {
    try (CollectHome home = CollectHome.in(folder);
        HomeLock _ = HomeLock.take(new HomeFolder(home.home()), HomeLock.COLLECTOR).orElseThrow()) {
      Launch run = home.collectsForPeople();

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("yielded: another iat is collecting into " + home.home());
      assertThat(home.asked()).isZero();
    }
  }

  @Test
  void waitsForAnotherProgramThatWrites() throws InterruptedException {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(home.event(HOUR, HOME_REGION, IAM, "CreateUser"));
      Running running;
      try (TrackedRun _ = otherRun(home)) {
        running = waiting(home);
      }
      Collecting run = running.ends();

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("stored")).isOne();
    }
  }

  @Test
  void doesNotWaitForAnotherProgramOnceItIsStopped() throws InterruptedException {
    try (CollectHome home = CollectHome.in(folder);
        TrackedRun _ = otherRun(home)) {
      assertThat(waiting(home).stops().exitCode()).isEqualTo(ExitCode.FAILED);
    }
  }

  private static Running waiting(CollectHome home) {
    Running running = home.startsCollecting();
    running.goesOnUntil(() -> running.err().toString().contains("another iat is writing to "));
    return running;
  }

  private static TrackedRun otherRun(CollectHome home) {
    return new LocalLake(
            new HomeFolder(home.home()),
            InstantSource.fixed(home.now()),
            LakeLimits.ofThisMachine())
        .begin("ingest");
  }

  @Test
  void aRunThatIsStoppedKeepsWhatItReadAndTheNextOneGoesOn() throws InterruptedException {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          IntStream.range(0, 500)
              .mapToObj(i -> home.event(HOUR.plusSeconds(i), HOME_REGION, IAM, "GetUser"))
              .toArray(Happened[]::new));
      home.set("LOOKUP_REQUESTS_PER_SECOND", "20");
      Running running = home.startsCollecting("--sources", "iam");
      running.goesOnUntil(() -> home.asked() >= 3);

      Collecting stopped = running.stops();

      assertThat(stopped.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(stopped.summary().flag("stopped")).isTrue();
      assertThat(stopped.number("stored")).isPositive().isLessThan(500);
      assertThat(home.stored()).hasSize((int) stopped.number("stored"));

      Collecting next = home.collects("--sources", "iam");

      assertThat(next.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(home.stored()).hasSize(500).doesNotHaveDuplicates();
    }
  }

  @Test
  void goesOnAfterARoundThatFailedUntilItIsStopped() throws InterruptedException {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(home.event(HOUR, HOME_REGION, IAM, "CreateUser"));
      home.faults().deny("account:ListRegions", "*", "*").deny("ec2:DescribeRegions", "*", "*");
      Running running = home.startsCollecting("--every", "1s");
      running.goesOnUntil(() -> running.err().toString().contains("cannot be listed"));
      assertThat(home.asked()).isZero();
      home.faults().none();
      running.goesOnUntil(() -> running.out().toString().contains("\"stored\":1"));

      Collecting last = running.stops();

      assertThat(last.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(home.asked()).isGreaterThanOrEqualTo(STREAMS);
      assertThat(home.stored()).hasSize(1);
    }
  }
}
