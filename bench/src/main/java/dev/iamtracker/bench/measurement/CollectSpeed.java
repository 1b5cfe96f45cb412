package dev.iamtracker.bench.measurement;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.folder.Folder;
import dev.iamtracker.bench.json.Json;
import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Usage;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.world.Delays;
import dev.iamtracker.standin.world.Histories;
import dev.iamtracker.standin.world.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How well collecting uses the quota of event history, with fast and with slow answers.
public final class CollectSpeed implements Measurement {
  private static final String ACCOUNT = "111122223333";
  private static final String KEY = "AKIAEXAMPLECOLLECT00";
  private static final int EVENTS = 40_000;
  private static final Duration SPAN = Duration.ofDays(90);
  private static final int MOST_RUNS = 2;
  private static final double QUOTA = 2;
  private static final double LEAST_USED = 0.95;
  private static final double MOST_THROTTLED = 0.01;
  private static final double LONGEST_SECONDS = 20;
  private static final String HEAP = "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  @Override
  public String name() {
    return "collect";
  }

  @Override
  public String title() {
    return "Collecting event history of 17 regions";
  }

  @Override
  public Outcome measure(Workbench bench) throws IOException {
    World world = World.builder().key(KEY, ACCOUNT).build();
    world.add(
        new Histories(
                1,
                List.of(ACCOUNT),
                Histories.busyFirst(world),
                Instant.now().minus(SPAN),
                SPAN.minusHours(1),
                Delays.usual(1))
            .events(EVENTS));
    Path home = bench.place("collect");
    int runs = Math.min(bench.runs(), MOST_RUNS);
    try (StandIn aws = StandIn.start(world, InstantSource.system())) {
      Command collect =
          bench
              .iat()
              .command("collect", "--home", home.toString(), "--format", "json")
              .with("AWS_ENDPOINT_URL", aws.endpoint().toString())
              .with("AWS_ACCESS_KEY_ID", KEY)
              .with("AWS_SECRET_ACCESS_KEY", "any")
              .with("AWS_REGION", "us-east-1")
              .with("IAT_JAVA_OPTS", HEAP);
      aws.faults().latency(Duration.ofMillis(100));
      Series fast =
          new Turns(bench, runs, /* warmUp= */ false)
              .of(Side.afresh("answers in 0.1 s", collect, home))
              .getFirst();
      aws.faults().latency(Duration.ofSeconds(4));
      Series slow =
          new Turns(bench, runs, /* warmUp= */ false)
              .of(Side.afresh("answers in 4 s", collect, home))
              .getFirst();
      aws.faults().errors(0.03).resets(0.01);
      Series faulty =
          new Turns(bench, 1, /* warmUp= */ false)
              .of(Side.afresh("with faults", collect, home))
              .getFirst();
      aws.faults().none();
      aws.faults().latency(Duration.ofMillis(500));
      Series again =
          new Turns(bench, bench.runs(), /* warmUp= */ false)
              .of(Side.of("nothing new", collect))
              .getFirst();
      new Folder(home).delete();
      check(List.of(fast, slow, faulty));
      return outcome(fast, slow, faulty, again);
    }
  }

  private Outcome outcome(Series fast, Series slow, Series faulty, Series again) {
    return new Outcome(
        name(),
        title(),
        List.of(fast.shown(), slow.shown(), faulty.shown(), again.shown()),
        List.of(
            EVENTS
                + " events of 90 days, half of them in us-east-1, are shown by a stand-in for AWS"
                + " with AWS's quota; those of the sources that are collected are stored.",
            "The share of the quota is that of the busiest region: its requests against two a"
                + " second while something was left to read.",
            "The heap is 256 MiB. At most "
                + MOST_RUNS
                + " runs; the faults are 3 % server errors"
                + " and 1 % broken connections."),
        List.of(
            share("quota used, answers in 0.1 s", fast).atLeast(LEAST_USED),
            share("quota used, answers in 4 s", slow).atLeast(LEAST_USED),
            share("quota used, with faults", faulty).atLeast(LEAST_USED),
            throttled(fast, slow, faulty).atMost(MOST_THROTTLED),
            Figure.of(
                    "nothing new: requests a stream",
                    Unit.RATIO,
                    Spread.of(
                        again.usages(), one -> number(one, "requests") / number(one, "streams")))
                .atMost(1)
                .watched(Better.LOWER),
            again.seconds().atMost(LONGEST_SECONDS),
            fast.seconds(),
            slow.seconds(),
            fast.peakMemory(),
            slow.peakMemory()));
  }

  /// All sides read the same history to its end.
  private static void check(List<Series> sides) {
    List<Double> stored =
        sides.stream()
            .flatMap(side -> side.usages().stream())
            .map(one -> number(one, "stored"))
            .distinct()
            .toList();
    if (stored.size() != 1) {
      throw new TrackerException("Runs stored different numbers of events: " + stored + ".");
    }
  }

  private static Figure share(String name, Series side) {
    return Figure.of(name, Unit.RATIO, Spread.of(side.usages(), CollectSpeed::share))
        .watched(Better.HIGHER);
  }

  private static double share(Usage usage) {
    Place busiest =
        places(usage).stream().max(Comparator.comparingDouble(Place::requests)).orElseThrow();
    return busiest.requests() / (QUOTA * busiest.busySeconds());
  }

  private static Figure throttled(Series... sides) {
    double throttled = 0;
    double requests = 0;
    for (Series side : sides) {
      for (Usage usage : side.usages()) {
        throttled += number(usage, "throttled");
        requests += number(usage, "requests");
      }
    }
    return Figure.of("throttled requests", Unit.RATIO, throttled / requests).watched(Better.LOWER);
  }

  private record Place(double requests, double busySeconds) {}

  private static List<Place> places(Usage usage) {
    var places = new ArrayList<Place>();
    if (Json.object(usage.out()).get("places") instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> place
            && place.get("requests") instanceof BigDecimal requests
            && place.get("busy_seconds") instanceof BigDecimal busy) {
          places.add(new Place(requests.doubleValue(), busy.doubleValue()));
        }
      }
    }
    return places;
  }

  private static double number(Usage usage, String name) {
    return Json.object(usage.out()).get(name) instanceof BigDecimal number
        ? number.doubleValue()
        : 0;
  }
}
