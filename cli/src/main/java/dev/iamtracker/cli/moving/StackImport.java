package dev.iamtracker.cli.moving;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.ingest.DryRun;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.rules.LocalRules;
import dev.iamtracker.cli.summary.ImportReport;
import dev.iamtracker.cli.summary.LakePlace;
import dev.iamtracker.cli.summary.SummaryObject;
import dev.iamtracker.cli.summary.SummaryPrinter;
import dev.iamtracker.cli.terminal.Progress;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.dynamo.DynamoStack;
import dev.iamtracker.dynamo.OldTable;
import dev.iamtracker.dynamo.OldTable.Size;
import dev.iamtracker.dynamo.StackSettings;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoreUnavailable;
import dev.iamtracker.suppression.Suppressions;
import dev.iamtracker.track.Audience;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Imports the events table of a stack of the Python version and says what was in it.
///
/// Nobody is told of what happened: it is history, and the Python version had its own alerts.
///
/// @param environment variables of the process
/// @param program how the user started this program, for commands to copy
public record StackImport(
    Terminal terminal, Timing timing, Map<String, String> environment, String program) {
  /// Of a stack, a run waits in memory for its commit; the local lake writes while it reads.
  private static final long MOST_OF_STACK = 10_000;

  /// Does it, and prints the summary.
  ///
  /// @return the exit code
  /// @throws StoreUnavailable when the table cannot be read, or the target not be written; what was
  ///   read before that is kept
  public int run(ImportRequest request, Format format) {
    var printer = new SummaryPrinter(terminal, format);
    Settings settings = Settings.from(environment);
    Rules rules = new LocalRules(request.home(), settings).load(request.rules());
    var home = new HomeFolder(request.home());
    var place = new LakePlace(home.lake(), request.home(), request.homeIsDefault(), program);
    ImportReport report;
    try (AwsAccess access = AwsAccess.of(environment);
        OldTable table = OldTable.open(access, request.stack(), timing)) {
      Import work = new Import(request, settings, rules, table, place, timing.nanos());
      report =
          request.dryRun()
              ? work.look()
              : request.into().isPresent()
                  ? work.intoStack(access, request.into().get())
                  : work.intoLake(home);
    }
    printer.print(report, place);
    if (request.dryRun()) {
      terminal.err().println("Nothing was stored: this was a dry run.");
      terminal.err().flush();
    }
    return report.run().incomplete() ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  /// One import.
  private final class Import {
    private final ImportRequest request;
    private final Settings settings;
    private final Rules rules;
    private final OldTable table;
    private final LakePlace place;

    /// When it began, by [Timing#nanos].
    private final long start;

    private Import(
        ImportRequest request,
        Settings settings,
        Rules rules,
        OldTable table,
        LakePlace place,
        long start) {
      this.request = request;
      this.settings = settings;
      this.rules = rules;
      this.table = table;
      this.place = place;
      this.start = start;
    }

    private ImportReport look() {
      long[] newer = {0};
      try (RunStore store = new DryRun()) {
        var feed = new RecordFeed(plan(() -> EventWatch.NONE), store);
        read(
            page -> {
              newer[0] += page.newer();
              page.items().forEach(item -> feed.read(name(item.name()), item.record()));
            });
        return report(feed.summary(elapsed()), newer[0]);
      }
    }

    private String name(String event) {
      return "table " + table.name() + ", event " + event;
    }

    private ImportReport intoLake(HomeFolder home) {
      var lake = new LocalLake(home, timing, LakeLimits.ofThisMachine());
      return store(() -> lake.begin("import"), Long.MAX_VALUE);
    }

    private ImportReport intoStack(AwsAccess access, String into) {
      try (DynamoStack stack = DynamoStack.open(access, StackSettings.of(into), timing)) {
        ImportReport report = store(() -> stack.begin("import"), MOST_OF_STACK);
        stack.keep("import", SummaryObject.text(report, place));
        return report;
      }
    }

    private ImportReport store(Supplier<TrackedRun> runs, long most) {
      try (var sink = new ImportSink(table.name(), target(runs, most), this::elapsed)) {
        try {
          read(sink::store);
        } catch (StoreUnavailable e) {
          sink.commit();
          throw new StoreUnavailable(
              e.getMessage()
                  + "\nUntil then "
                  + sink.summary().stored()
                  + " events were stored. Run the same command again: it stores nothing twice.",
              e);
        }
        sink.commit();
        return report(sink.summary(), sink.newer());
      }
    }

    private ImportReport report(RunSummary summary, long newer) {
      return new ImportReport(summary, table.name(), request.into(), newer);
    }

    private ImportTarget target(Supplier<TrackedRun> runs, long most) {
      return new ImportTarget() {
        @Override
        public TrackedRun begin() {
          return runs.get();
        }

        @Override
        public Reading reading(TrackedRun run) {
          RunDetection detection = detection();
          return new Reading(new RecordFeed(plan(detection.watches()), run), detection);
        }

        @Override
        public long most() {
          return most;
        }

        @Override
        public String text(RunSummary summary) {
          return SummaryObject.text(report(summary, 0), place);
        }
      };
    }

    private RunDetection detection() {
      var nobody = Audience.of(settings, Suppressions.NONE, List.of(), _ -> List.of());
      return new RunDetection(rules, nobody, timing.instant());
    }

    private IngestPlan plan(Supplier<EventWatch> watches) {
      Instant now = timing.instant();
      return new IngestPlan(
          EventSources.identity(settings.filtering().extraEventSources()),
          new EventFilter(settings.filtering().serviceEvents(), settings.filtering().roles()),
          request.window(),
          1,
          now,
          watches,
          dev.iamtracker.run.Progress.NONE);
    }

    private void read(Consumer<OldTable.Page> sink) {
      Size size = table.size();
      long[] items = {0};
      try (var progress = new Progress(terminal, timing)) {
        table.read(
            page -> {
              sink.accept(page);
              items[0] += page.items().size() + page.newer();
              progress.update(done(items[0], size), size.bytes(), items[0]);
            });
      }
    }

    /// The bytes that so many items have on average.
    private long done(long items, Size size) {
      return size.items() == 0 ? 0 : Math.round((double) size.bytes() * items / size.items());
    }

    private Duration elapsed() {
      return Duration.ofNanos(timing.nanos() - start);
    }
  }
}
