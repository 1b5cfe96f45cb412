package dev.iamtracker.bench.stack;

import dev.iamtracker.alert.AlertPolicy;
import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.bench.json.Json;
import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.StackSettings;
import dev.iamtracker.files.LogFiles;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.Progress;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.sigma.Placeholders;
import dev.iamtracker.sigma.RuleFiles;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.suppression.Suppressions;
import dev.iamtracker.track.Audience;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the events of log files to the tables of a stack, twice, with all built-in rules at work,
/// and prints what it cost.
public final class StackWriting {
  private static final String STACK = "bench";
  private static final int FILES_A_COMMIT = 10;

  private final DynamoStack stack;
  private final Clock clock = Clock.systemUTC();
  private final Settings settings = Settings.from(Map.of());
  private final Rules rules =
      Rules.of(
          RuleSet.of(RuleFiles.builtInForEvents(), List.of(), Placeholders.usual(List.of())),
          settings.offHours(),
          Set.of());
  private long plainUnits;
  private long plainBytes;

  private StackWriting(DynamoStack stack) {
    this.stack = stack;
  }

  /// @param arguments the folder of the log files
  public static void main(String[] arguments) {
    LocalDynamo.get().createTables(STACK);
    List<LogFile> files = LogFiles.find(List.of(arguments), InputStream.nullInputStream()).files();
    try (DynamoGate gate = DynamoGate.before(LocalDynamo.get());
        AwsAccess access = AwsAccess.of(gate.environment());
        DynamoStack stack =
            DynamoStack.open(access, StackSettings.of(STACK), Timing.of(Clock.systemUTC()))) {
      var writing = new StackWriting(stack);
      Map<String, Object> answer = new LinkedHashMap<>();
      long start = System.nanoTime();
      long events = writing.write(files);
      answer.put("events", events);
      answer.put("seconds", seconds(start));
      answer.put("event_write_units", gate.writeUnits(STACK + "-events"));
      answer.put("write_units", gate.writeUnits());
      answer.put("read_units", gate.readUnits());
      answer.put("plain_write_units", writing.plainUnits);
      answer.put("plain_bytes", writing.plainBytes);
      double before = gate.writeUnits();
      start = System.nanoTime();
      answer.put("events_of_the_second_time", writing.write(files));
      answer.put("seconds_of_the_second_time", seconds(start));
      answer.put("write_units_of_the_second_time", gate.writeUnits() - before);
      answer.put("commits", (files.size() + FILES_A_COMMIT - 1) / FILES_A_COMMIT);
      System.out.println(Json.line(answer));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /// @return how many events were new
  private long write(List<LogFile> files) {
    long events = 0;
    for (int from = 0; from < files.size(); from += FILES_A_COMMIT) {
      events += commit(files.subList(from, Math.min(files.size(), from + FILES_A_COMMIT)));
    }
    return events;
  }

  private long commit(List<LogFile> files) {
    var audience =
        new Audience(
            AlertPolicy.of(settings.alerting()), Suppressions.NONE, List.of("sns"), _ -> List.of());
    var detection = new RunDetection(rules, audience, clock.instant());
    try (TrackedRun run = stack.begin("bench")) {
      RunSummary read =
          new IngestRun(plan(detection), run, System::nanoTime).read(files, List.of());
      run.added()
          .scan(
              EventScan.ALL,
              event -> {
                plainUnits += PlainItem.writeUnits(event);
                plainBytes += PlainItem.bytes(event);
              });
      run.commit(
          () -> {
            Findings found = detection.find(run);
            return Json.line(Map.of("findings", found.toString()));
          });
      return read.stored();
    }
  }

  private IngestPlan plan(RunDetection detection) {
    return new IngestPlan(
        EventSources.identity(settings.filtering().extraEventSources()),
        new EventFilter(settings.filtering().serviceEvents(), settings.filtering().roles()),
        TimeWindow.ALL,
        1,
        clock.instant(),
        detection.watches(),
        Progress.NONE);
  }
}
