package dev.iamtracker.cli;

import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.fault.Faults;
import dev.iamtracker.standin.history.LoggedLookup;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.World;
import dev.iamtracker.standin.world.WorldBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A home that `iat collect` fills from a stand-in for AWS; both look at one clock.
final class CollectHome implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final String KEY = "AKIAEXAMPLECOLLECT00";
  static final String HOME_REGION = "us-east-1";
  static final String OTHER_REGION = "eu-west-1";
  static final String IAM = "iam.amazonaws.com";
  static final String STS = "sts.amazonaws.com";

  /// Of an account with these two regions: ten sources in the first one, two in the other.
  static final int STREAMS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final StandInOptions OPTIONS = StandInOptions.USUAL.withQuota(Quota.NONE);

  private final Path folder;
  private final InstantSource clock;
  private final World world;
  private final StandIn standIn;
  private final Map<String, String> environment = new HashMap<>();
  private int happened;

  private CollectHome(Path folder, InstantSource clock, World world) {
    this.folder = folder;
    this.clock = clock;
    this.world = world;
    this.standIn = StandIn.start(world, clock, OPTIONS);
    set("AWS_ENDPOINT_URL", standIn.endpoint().toString());
    set("AWS_ACCESS_KEY_ID", KEY);
    set("AWS_SECRET_ACCESS_KEY", "secret");
    set("AWS_REGION", HOME_REGION);
    set("LOOKUP_REQUESTS_PER_SECOND", "100");
  }

  /// One account with two regions, at the time it is.
  static CollectHome in(Path folder) {
    return in(folder, twoRegions());
  }

  static CollectHome in(Path folder, WorldBuilder world) {
    return in(folder, world, new TestClock(Instant.parse("2026-11-22T10:00:00Z")));
  }

  static CollectHome in(Path folder, WorldBuilder world, InstantSource clock) {
    return new CollectHome(folder, clock, world.build());
  }

  static WorldBuilder twoRegions() {
    return World.builder().key(KEY, ACCOUNT).onlyRegions(HOME_REGION, OTHER_REGION);
  }

  /// The same with another variable in the environment.
  CollectHome set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  CollectHome unset(String name) {
    environment.remove(name);
    return this;
  }

  Instant now() {
    return clock.instant();
  }

  void pass(Duration duration) {
    ((TestClock) clock).advance(duration);
  }

  /// Makes up an event of the account that shows at once.
  ///
  /// @param ago how long before now
  Happened event(Duration ago, String region, String source, String name) {
    return event(ACCOUNT, ago, region, source, name);
  }

  Happened event(String account, Duration ago, String region, String source, String name) {
    String id = new UUID(0x4000L, 0x8000000000000000L + ++happened).toString();
    return Happened.at(now().minus(ago), account, region, source, name, id);
  }

  void happens(Happened... events) {
    world.add(List.of(events));
  }

  World world() {
    return world;
  }

  Faults faults() {
    return standIn.faults();
  }

  StandIn standIn() {
    return standIn;
  }

  /// How many lookups there were so far.
  int asked() {
    return standIn.lookups().size();
  }

  /// The lookups from a number on.
  List<LoggedLookup> askedSince(int number) {
    List<LoggedLookup> all = standIn.lookups();
    return all.subList(number, all.size());
  }

  Path home() {
    return folder.resolve("home");
  }

  Path alertFile() {
    return folder.resolve("alerts.jsonl");
  }

  List<String> alerts() {
    try {
      return Files.exists(alertFile()) ? Files.readAllLines(alertFile()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Collects and prints what a program reads.
  Collecting collects(String... more) {
    return new Collecting(iat("collect", with(more, "--format", "json")));
  }

  /// Collects and prints what a person reads.
  Launch collectsForPeople(String... more) {
    return iat("collect", more);
  }

  Launch status() {
    return iat("status");
  }

  JsonObject statusObject() {
    return JsonObject.parse(iat("status", "--format", "json").out());
  }

  /// Ids of all events in the lake, once for each time they are there.
  List<String> stored() {
    Launch answer =
        iat("sql", "--format", "csv", "SELECT event_id FROM iam_events ORDER BY event_id");
    if (answer.exitCode() != ExitCode.DONE) {
      throw new AssertionError("no answer: " + answer);
    }
    return answer.out().lines().skip(1).toList();
  }

  Launch iat(String command, String... more) {
    return iat(new Stopping(), new StringWriter(), new StringWriter(), command, more);
  }

  private Launch iat(
      Stopping until, StringWriter out, StringWriter err, String command, String... more) {
    var terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, false, 200);
    var arguments = new ArrayList<>(List.of(command, "--home", home().toString()));
    arguments.addAll(List.of(more));
    int exitCode =
        new Wiring(
                terminal,
                environment,
                clock,
                InputStream.nullInputStream(),
                folder,
                "iat",
                Map.of(),
                until)
            .cli()
            .execute(arguments.toArray(String[]::new));
    return new Launch(exitCode, out.toString(), err.toString());
  }

  /// Collects in another thread.
  Running startsCollecting(String... more) {
    var until = new Stopping();
    var out = new StringWriter();
    var err = new StringWriter();
    var run =
        new FutureTask<>(() -> iat(until, out, err, "collect", with(more, "--format", "json")));
    Thread.ofPlatform().daemon().start(run);
    return new Running(until, out, err, run);
  }

  private static String[] with(String[] arguments, String... more) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Override
  public void close() {
    standIn.close();
  }

  /// A run of `iat collect --format json` that goes on.
  record Running(Stopping until, StringWriter out, StringWriter err, FutureTask<Launch> run) {
    /// Waits for something that must come true soon.
    void goesOnUntil(BooleanSupplier condition) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!condition.getAsBoolean()) {
        if (run.isDone() || System.nanoTime() > end) {
          throw new AssertionError("it did not come so far: " + out + err);
        }
        LockSupport.parkNanos(1_000_000);
      }
    }

    /// Asks it to stop, and waits until it does.
    Collecting stops() throws InterruptedException {
      until.stop();
      return ends();
    }

    /// Waits until it ends by itself.
    Collecting ends() throws InterruptedException {
      try {
        return new Collecting(run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("it did not end: " + out + err, e);
      }
    }
  }

  /// One run of `iat collect --format json`.
  record Collecting(Launch launch) {
    int exitCode() {
      return launch.exitCode();
    }

    String err() {
      return launch.err();
    }

    JsonObject summary() {
      if (launch.out().isBlank()) {
        throw new AssertionError("no summary, but: " + launch);
      }
      return JsonObject.parse(launch.out());
    }

    long number(String name) {
      return summary().number(name);
    }

    /// The streams with a gap.
    List<String> gaps() {
      return summary().objects("gaps").stream()
          .map(gap -> gap.text("account") + "/" + gap.text("region") + "/" + gap.text("source"))
          .distinct()
          .toList();
    }
  }
}
