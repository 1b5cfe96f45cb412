package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.ReplayHome.Arrived;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingState;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However often collecting dies, and whatever fails meanwhile: in the end there are the events,
/// the findings and the alerts of one run that nothing disturbed.
final class CollectReplayTest {
  private static final String KEY = "AKIAEXAMPLECOLLECT00";
  private static final Duration OVERLAP = Duration.ofMinutes(30);
  private static final Instant END = ReplayHome.NOW.plus(Duration.ofHours(2));

  @TempDir private static Path folder;

  private static List<Happened> events;

  @BeforeAll
  static void simulate() {
    var random = new SplittableRandom(1);
    events =
        ReplayLogs.simulate(folder).records().stream()
            .map(record -> happened(record, random))
            .toList();
  }

  private static Happened happened(String record, SplittableRandom random) {
    Instant time = Instant.parse(field(record, "eventTime"));
    return Happened.at(
            time,
            field(record, "recipientAccountId"),
            field(record, "awsRegion"),
            field(record, "eventSource"),
            field(record, "eventName"),
            field(record, "eventID"))
        .withText(record)
        .withVisibleAt(time.plusSeconds(random.nextLong(60, OVERLAP.toSeconds())));
  }

  private static String field(String record, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(record);
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in " + record);
    }
    return matcher.group(1);
  }

  /// A clock at whose so-manyth look the program dies.
  private static final class DyingClock implements InstantSource {
    private final InstantSource clock;
    private final AtomicLong left;

    DyingClock(InstantSource clock, long left) {
      this.clock = clock;
      this.left = new AtomicLong(left);
    }

    @Override
    public Instant instant() {
      if (left.decrementAndGet() < 0) {
        throw new IllegalStateException("killed");
      }
      return clock.instant();
    }
  }

  private static World world() {
    var world = World.builder().key(KEY, events.getFirst().account()).onlyRegions(regions());
    for (String account : accounts()) {
      world.role("arn:aws:iam::" + account + ":role/iam-activity-tracker", null);
    }
    return world.events(events).build();
  }

  private static String[] regions() {
    return events.stream().map(Happened::region).distinct().toArray(String[]::new);
  }

  private static List<String> accounts() {
    return events.stream().map(Happened::account).distinct().sorted().toList();
  }

  private static Launch collect(ReplayHome home, StandIn aws, InstantSource clock) {
    return home.run(
        List.of("collect", "--home", home.home().toString(), "--format", "json"),
        clock,
        Map.of(
            "AWS_ENDPOINT_URL", aws.endpoint().toString(),
            "AWS_ACCESS_KEY_ID", KEY,
            "AWS_SECRET_ACCESS_KEY", "any",
            "AWS_REGION", "us-east-1",
            "ACCOUNTS", String.join(",", accounts()),
            "EXTRA_EVENT_SOURCES", "cloudtrail.amazonaws.com",
            "LOOKUP_REQUESTS_PER_SECOND", "100"));
  }

  private static long told(ReplayHome home) {
    home.run(
        List.of("alerts", "send", "--home", home.home().toString()),
        InstantSource.fixed(END.plus(Duration.ofHours(1))));
    return once(home).mapToLong(Arrived::findings).sum();
  }

  /// What arrived, without what says of itself that it may have arrived before.
  private static Stream<Arrived> once(ReplayHome home) {
    return home.alerts().stream().filter(one -> !one.repeat());
  }

  private static List<String> eventIds(ReplayHome home) {
    Launch asked =
        home.run(
            List.of(
                "sql",
                "SELECT event_id, matched_rules FROM iam_events ORDER BY event_id",
                "--home",
                home.home().toString(),
                "--format",
                "csv"),
            InstantSource.fixed(END));
    return asked.out().lines().toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void endsLikeARunThatNothingDisturbed(long seed, @TempDir Path calm, @TempDir Path wild) {
    var undisturbed = new ReplayHome(calm);
    try (StandIn aws =
        StandIn.start(world(), new TestClock(END), StandInOptions.USUAL.withQuota(Quota.NONE))) {
      assertThat(collect(undisturbed, aws, new TestClock(END)).exitCode()).isEqualTo(ExitCode.DONE);
    }

    var disturbed = new ReplayHome(wild);
    var random = new SplittableRandom(seed);
    var clock = new TestClock(ReplayHome.NOW.minus(Duration.ofHours(20)));
    var codes = new ArrayList<Integer>();
    try (StandIn aws = StandIn.start(world(), clock, StandInOptions.USUAL.withQuota(Quota.NONE))) {
      while (clock.instant().isBefore(END)) {
        aws.faults().errors(0.02);
        codes.add(
            collect(disturbed, aws, new DyingClock(clock, random.nextLong(30, 600))).exitCode());
        clock.advance(Duration.ofMinutes(random.nextLong(5, 180)));
      }
      aws.faults().none();
      assertThat(collect(disturbed, aws, clock).exitCode()).isEqualTo(ExitCode.DONE);
    }

    assertThat(codes).contains(ExitCode.FAILED);
    assertThat(eventIds(disturbed)).isNotEmpty().isEqualTo(eventIds(undisturbed));
    assertThat(disturbed.findings()).isNotEmpty().isEqualTo(undisturbed.findings());
    // Of two episodes that late events join, each was told of when it was seen.
    long joined =
        disturbed.stored(FindingFilter.CURRENT.in(Set.of(FindingState.SUPERSEDED))).size();
    assertThat(told(undisturbed)).isPositive();
    assertThat(told(disturbed)).isBetween(told(undisturbed), told(undisturbed) + joined);
    assertThat(once(disturbed)).extracting(Arrived::id).doesNotHaveDuplicates();
  }
}
