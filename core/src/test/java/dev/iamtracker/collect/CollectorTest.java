package dev.iamtracker.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.collect.Coverage.Gap;
import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.collect.HistoryInProcess.Faults;
import dev.iamtracker.collect.Notebook.Killed;
import dev.iamtracker.standin.history.EventHistory;
import dev.iamtracker.standin.history.HistoryRules;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

final class CollectorTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LAST = START.minus(Duration.ofMinutes(10));
  private static final Duration OVERLAP = Duration.ofMinutes(30);
  private static final CollectLimits LIMITS =
      new CollectLimits(8, 2, OVERLAP, Duration.ofMinutes(1), 100_000);
  private static final List<StreamId> STREAMS =
      List.of(
          new StreamId("111122223333", "us-east-1", "iam.amazonaws.com"),
          new StreamId("111122223333", "us-east-1", "sts.amazonaws.com"),
          new StreamId("111122223333", "eu-west-1", "sts.amazonaws.com"),
          new StreamId("444455556666", "eu-west-1", "sts.amazonaws.com"));

  private static List<Happened> events(
      SplittableRandom random, int count, Duration span, Duration mostDelay) {
    var events = new ArrayList<Happened>();
    for (int i = 0; i < count; i++) {
      StreamId stream = STREAMS.get(random.nextInt(STREAMS.size()));
      // Some seconds hold more events than a page.
      Instant time =
          random.nextInt(5) == 0
              ? LAST.minus(span).plus(span.dividedBy(7).multipliedBy(random.nextInt(1, 7)))
              : LAST.minus(span).plusSeconds(random.nextLong(span.toSeconds()));
      events.add(
          Happened.at(
                  time, stream.account(), stream.region(), stream.source(), "AssumeRole", "e-" + i)
              .withVisibleAt(time.plusSeconds(random.nextLong(mostDelay.toSeconds()))));
    }
    return events;
  }

  private static Collected collect(
      World world, Notebook notebook, FastTiming timing, Faults faults, long stepsToLive)
      throws InterruptedException {
    return collect(
        new EventHistory(world, timing, HistoryRules.OF_AWS.withTokenLife(Duration.ofMinutes(2))),
        notebook,
        timing,
        faults,
        stepsToLive);
  }

  private static Collected collect(
      EventHistory rules, Notebook notebook, FastTiming timing, Faults faults, long stepsToLive)
      throws InterruptedException {
    CollectPlan plan =
        CollectPlan.of(STREAMS, notebook.ledger(), Optional.empty(), timing.instant());
    return new Collector(
            new HistoryInProcess(rules, timing, faults),
            plan.known(),
            plan.streams(),
            LIMITS,
            timing,
            new SplittableRandom(1))
        .run(notebook.sink(stepsToLive));
  }

  @Test
  void storesEveryEventOfNinetyDays() throws InterruptedException {
    World world =
        World.builder()
            .events(
                events(new SplittableRandom(1), 20_000, Duration.ofDays(89), Duration.ofMinutes(1)))
            .build();
    var notebook = new Notebook();

    Collected collected =
        collect(world, notebook, new FastTiming(START, 500), Faults.NONE, Long.MAX_VALUE);

    assertThat(notebook.events()).hasSize(20_000);
    assertThat(collected.faults()).isEmpty();
    assertThat(collected.coverage()).allMatch(one -> one.gaps(START).isEmpty());
    assertThat(collected.coverage().stream().mapToLong(Coverage::events).sum()).isEqualTo(20_000);
  }

  @Test
  void asksOneQuestionAStreamWhenNothingIsNew() throws InterruptedException {
    World world =
        World.builder()
            .events(
                events(new SplittableRandom(2), 900, Duration.ofDays(80), Duration.ofMinutes(1)))
            .build();
    var notebook = new Notebook();
    var timing = new FastTiming(START, 500);
    collect(world, notebook, timing, Faults.NONE, Long.MAX_VALUE);
    timing.skip(Duration.ofHours(1));

    Collected again = collect(world, notebook, timing, Faults.NONE, Long.MAX_VALUE);

    assertThat(again.places().stream().mapToLong(PlaceFigures::requests).sum())
        .isEqualTo(STREAMS.size());
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void losesNothingWhateverHappens(@ForAll long seed) throws InterruptedException {
    var random = new SplittableRandom(seed);
    List<Happened> happened =
        events(random, 2_000, Duration.ofDays(3), OVERLAP.minus(Duration.ofSeconds(1)));
    World world = World.builder().events(happened).build();
    var notebook = new Notebook();
    var timing = new FastTiming(START.minus(Duration.ofDays(2)), 2_000);
    Faults faults = faults(new SplittableRandom(seed + 1));

    while (timing.instant().isBefore(START)) {
      try {
        collect(world, notebook, timing, faults, random.nextLong(60));
      } catch (Killed _) {
        // The next run goes on.
      }
      claimsOnlyWhatWasRead(notebook, happened);
      timing.skip(Duration.ofMinutes(random.nextLong(600)));
    }
    timing.skip(Duration.ofHours(2));
    collect(world, notebook, timing, Faults.NONE, Long.MAX_VALUE);

    assertThat(notebook.events())
        .containsExactlyInAnyOrderElementsOf(happened.stream().map(Happened::id).toList());
    // Killed again and again, it did not come to the oldest hours before they were gone.
    assertThat(notebook.ledger())
        .allMatch(one -> one.gaps(timing.instant()).stream().allMatch(Gap::lost));
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void theDailyReReadFindsWhatCameLaterThanTheOverlap(@ForAll long seed)
      throws InterruptedException {
    var random = new SplittableRandom(seed);
    List<Happened> happened = events(random, 500, Duration.ofDays(3), Duration.ofHours(24));
    World world = World.builder().events(happened).build();
    var notebook = new Notebook();
    var timing = new FastTiming(START.minus(Duration.ofDays(3)), 2_000);

    while (timing.instant().isBefore(START.plus(Duration.ofDays(3)))) {
      collect(world, notebook, timing, Faults.NONE, Long.MAX_VALUE);
      timing.skip(Duration.ofMinutes(30 + random.nextLong(120)));
    }

    assertThat(notebook.events()).hasSize(happened.size());
  }

  /// Every settled second holds all its events: none of them comes later than the overlap.
  private static void claimsOnlyWhatWasRead(Notebook notebook, List<Happened> happened) {
    Map<StreamId, Coverage> ledger =
        notebook.ledger().stream().collect(Collectors.toMap(Coverage::stream, Function.identity()));
    for (Happened one : happened) {
      Coverage coverage = ledger.get(new StreamId(one.account(), one.region(), one.source()));
      if (coverage != null && coverage.settled().contains(one.time())) {
        assertThat(notebook.has(one.id())).as("%s of %s", one.id(), one.time()).isTrue();
      }
    }
  }

  private static Faults faults(SplittableRandom random) {
    return (question, answered) -> {
      int dice;
      synchronized (random) {
        dice = random.nextInt(200);
      }
      if (dice < 10) {
        throw new HistoryFault(Kind.PASSING, "HTTP 503", null);
      }
      if (dice == 10 && question.token().isPresent()) {
        throw new HistoryFault(Kind.TOKEN, "InvalidNextTokenException", null);
      }
      if (dice == 11) {
        throw new HistoryFault(Kind.PLACE, "AccessDeniedException", null);
      }
      if (dice == 12 && !answered) {
        throw new HistoryFault(Kind.ACCOUNT, "ExpiredTokenException", null);
      }
    };
  }
}
