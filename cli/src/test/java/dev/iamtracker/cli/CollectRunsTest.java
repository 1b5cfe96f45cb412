package dev.iamtracker.cli;

import static dev.iamtracker.cli.CollectHome.HOME_REGION;
import static dev.iamtracker.cli.CollectHome.IAM;
import static dev.iamtracker.cli.CollectHome.OTHER_REGION;
import static dev.iamtracker.cli.CollectHome.STREAMS;
import static dev.iamtracker.cli.CollectHome.STS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.CollectHome.Collecting;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.standin.world.Happened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What run after run of `iat collect` reads, and what it says of it.
class CollectRunsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void storesEveryEventOfAllRegionsOnce() {
    try (CollectHome home = CollectHome.in(folder)) {
      Happened[] events =
          IntStream.range(0, 120)
              .mapToObj(
                  i ->
                      home.event(
                          HOUR.multipliedBy(i + 1),
                          i % 3 == 0 ? OTHER_REGION : HOME_REGION,
                          i % 3 == 2 ? IAM : STS,
                          "GetThing"))
              .toArray(Happened[]::new);
      home.happens(events);
      home.happens(home.event(HOUR, HOME_REGION, "ec2.amazonaws.com", "RunInstances"));

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("stored")).isEqualTo(120);
      assertThat(home.stored())
          .containsExactlyInAnyOrderElementsOf(Arrays.stream(events).map(Happened::id).toList());
    }
  }

  @Test
  void theNextRunStoresWhatIsNewAndAsksOneQuestionAStream() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          home.event(HOUR, HOME_REGION, IAM, "CreateUser"),
          home.event(MINUTE.multipliedBy(10), OTHER_REGION, STS, "AssumeRole"));
      home.collects();
      int before = home.asked();
      home.pass(HOUR);
      home.happens(home.event(MINUTE.multipliedBy(30), OTHER_REGION, STS, "AssumeRole"));

      Collecting run = home.collects();

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(run.number("stored")).isOne();
      assertThat(home.askedSince(before)).hasSize(STREAMS);
      assertThat(home.stored()).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void eventsThatShowTwentyMinutesLateAreFoundByTheNextRun() {
    try (CollectHome home = CollectHome.in(folder)) {
      Happened late = home.event(MINUTE.multipliedBy(5), HOME_REGION, IAM, "CreateUser");
      home.happens(late.withVisibleAt(late.time().plus(MINUTE.multipliedBy(20))));
      assertThat(home.collects().number("stored")).isZero();
      home.pass(HOUR);

      assertThat(home.collects().number("stored")).isOne();
      assertThat(home.stored()).containsExactly(late.id());
    }
  }

  @Test
  void eventsLaterThanTheOverlapAreFoundByTheDailyReRead() {
    try (CollectHome home = CollectHome.in(folder)) {
      Happened late = home.event(MINUTE.multipliedBy(5), HOME_REGION, IAM, "CreateUser");
      home.happens(late.withVisibleAt(late.time().plus(HOUR.multipliedBy(20))));
      home.collects();
      home.pass(HOUR.multipliedBy(12));
      home.collects();
      home.pass(HOUR.multipliedBy(11));
      assertThat(home.collects().number("stored")).isZero();
      home.pass(HOUR);

      assertThat(home.collects().number("stored")).isOne();
    }
  }

  @Test
  void theSummaryAccountsForEveryRecord() {
    try (CollectHome home = CollectHome.in(folder)) {
      home.happens(
          home.event(HOUR, HOME_REGION, IAM, "CreateUser"),
          home.event(HOUR, HOME_REGION, STS, "AssumeRole").withText("no record {"),
          home.event(HOUR, OTHER_REGION, STS, "AssumeRole"));
      home.collects();
      home.pass(MINUTE);

      JsonObject summary = home.collects().summary();

      assertThat(summary.number("records"))
          .isEqualTo(
              summary.number("stored")
                  + summary.number("duplicates")
                  + summary.number("other_sources")
                  + summary.number("out_of_window")
                  + summary.object("filtered").number("service_linked")
                  + summary.number("quarantined"));
      assertThat(summary.number("streams")).isEqualTo(STREAMS);
      assertThat(summary.number("requests")).isEqualTo(STREAMS);
      assertThat(summary.number("throttled")).isZero();
      assertThat(summary.objects("gaps")).isEmpty();
      assertThat(summary.objects("places"))
          .extracting(place -> place.text("region") + " " + place.number("requests"))
          .containsExactly("eu-west-1 2", "us-east-1 10");
    }
  }
}
