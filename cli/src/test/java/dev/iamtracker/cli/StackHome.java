package dev.iamtracker.cli;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.rules.LocalRules;
import dev.iamtracker.cli.summary.LakePlace;
import dev.iamtracker.cli.summary.SummaryObject;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.StackSettings;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.suppression.Suppressions;
import dev.iamtracker.track.Audience;
import dev.iamtracker.track.CollectedEvents;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A stack in DynamoDB Local, and a home beside it.
final class StackHome {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path folder;
  private final String stack =
      "iat-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  private final Map<String, String> environment = new HashMap<>(LocalDynamo.get().environment());

  private StackHome(Path folder) {
    this.folder = folder;
  }

  static StackHome in(Path folder) {
    return new StackHome(folder);
  }

  /// Makes the tables.
  StackHome deployed() {
    LocalDynamo.get().createTables(stack);
    return this;
  }

  StackHome set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  StackHome unset(String name) {
    environment.remove(name);
    return this;
  }

  StackHome through(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  String stack() {
    return stack;
  }

  Path home() {
    return folder.resolve("home");
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /// Does something with the tables.
  <T> T with(Function<DynamoStack, T> work) {
    try (AwsAccess access = AwsAccess.of(environment);
        DynamoStack tables =
            DynamoStack.open(access, StackSettings.of(stack), Timing.of(Launch.CLOCK))) {
      return work.apply(tables);
    }
  }

  /// Stores records as the functions of a stack do.
  StackHome holds(List<String> records, Coverage... covered) {
    with(
        tables -> {
          Settings settings = Settings.from(Map.of());
          try (TrackedRun run = tables.begin("collect")) {
            var detection =
                new RunDetection(
                    new LocalRules(home(), settings).load(new RuleOptions()),
                    Audience.of(settings, Suppressions.NONE, List.of("file"), _ -> List.of()),
                    NOW);
            var feed =
                new RecordFeed(CollectedEvents.plan(settings.filtering(), detection, NOW), run);
            records.forEach(record -> feed.read("test", record));
            run.commit(
                () -> {
                  var found = detection.find(run);
                  run.coverage().put(List.of(covered));
                  return SummaryObject.text(
                      feed.summary(Duration.ofSeconds(2)).with(found),
                      new LakePlace(home(), home(), true, "iat"));
                });
          }
          return stack;
        });
    return this;
  }

  Launch iat(String... arguments) {
    return iat(Launch.CLOCK, 200, arguments);
  }

  Launch iat(InstantSource clock, int width, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, false, width);
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home().toString()));
    int exitCode =
        new Wiring(
                terminal,
                environment,
                clock,
                InputStream.nullInputStream(),
                folder,
                "iat",
                Map.of(),
                new Stopping())
            .cli()
            .execute(all.toArray(String[]::new));
    return new Launch(exitCode, out.toString(), err.toString());
  }
}
