package dev.iamtracker.cli.ingest;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.alerts.LocalAlerts;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.rules.LocalRules;
import dev.iamtracker.cli.summary.LakePlace;
import dev.iamtracker.cli.summary.SummaryObject;
import dev.iamtracker.cli.summary.SummaryPrinter;
import dev.iamtracker.cli.terminal.Progress;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.config.Settings;
import dev.iamtracker.duckdb.DatabaseAhead;
import dev.iamtracker.files.Found;
import dev.iamtracker.files.LogFiles;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.run.RunSummary.Rejection;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads files into the local lake and says what was in them.
///
/// @param environment variables of the process
/// @param in standard input, for the path `-`
/// @param program how the user started this program, for commands to copy
public record LocalIngest(
    Terminal terminal,
    InstantSource clock,
    Map<String, String> environment,
    InputStream in,
    String program) {

  /// Does it, and prints the summary.
  ///
  /// @return the exit code
  /// @throws TrackerException when none of the paths can be read, or the lake not be written
  public int run(IngestRequest request, Format format) {
    var printer = new SummaryPrinter(terminal, format);
    Settings settings = Settings.from(environment);
    Found found = LogFiles.find(request.paths(), in);
    if (found.files().isEmpty()) {
      throw nothingToRead(found);
    }
    var home = new HomeFolder(request.home());
    var place = new LakePlace(home.lake(), request.home(), request.homeIsDefault(), program);
    RunSummary summary =
        request.dryRun()
            ? look(request, settings, found)
            : store(request, settings, found, home, place);
    printer.print(summary, place);
    if (request.dryRun()) {
      terminal.err().println("Nothing was stored: this was a dry run.");
      terminal.err().flush();
    }
    return summary.incomplete() ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private RunSummary look(IngestRequest request, Settings settings, Found found) {
    rules(request, settings);
    try (RunStore store = new DryRun()) {
      return read(request, settings, found, store, () -> EventWatch.NONE);
    }
  }

  private RunSummary store(
      IngestRequest request, Settings settings, Found found, HomeFolder home, LakePlace place) {
    try (var ahead = new DatabaseAhead()) {
      ahead.start();
      Rules rules = rules(request, settings);
      var lake = new LocalLake(home, clock, LakeLimits.ofThisMachine(), ahead);
      return store(request, settings, found, rules, lake, place);
    }
  }

  private static Rules rules(IngestRequest request, Settings settings) {
    return new LocalRules(request.home(), settings).load(request.rules());
  }

  private RunSummary store(
      IngestRequest request,
      Settings settings,
      Found found,
      Rules rules,
      LocalLake lake,
      LakePlace place) {
    var alerts = new LocalAlerts(request.home(), settings, terminal, clock);
    RunSummary stored;
    var detection = new RunDetection(rules, alerts.audience(), clock.instant());
    try (TrackedRun run = lake.begin(request.command())) {
      RunSummary read = read(request, settings, found, run, detection.watches());
      var summary = new AtomicReference<>(read);
      run.commit(
          () ->
              SummaryObject.text(
                  summary.updateAndGet(one -> one.with(detection.find(run))), place));
      stored = summary.get();
    }
    return stored.with(stored.findings().sent(alerts.afterRun(lake)));
  }

  private static TrackerException nothingToRead(Found found) {
    if (found.missing().isEmpty()) {
      return new TrackerException(
          "There are no files to read. Name CloudTrail files, or folders that hold some.");
    }
    return new TrackerException(
        found.missing().stream()
            .map(missing -> "Cannot read " + SafeText.of(missing.path()) + ": " + missing.reason())
            .collect(Collectors.joining("\n")));
  }

  private RunSummary read(
      IngestRequest request,
      Settings settings,
      Found found,
      RunStore store,
      Supplier<EventWatch> watches) {
    List<Rejection> missing =
        Stream.concat(
                found.missing().stream().map(one -> new Rejection(one.path(), "", one.reason())),
                found.skipped().stream().map(one -> new Rejection(one.path(), "", one.reason())))
            .toList();
    long bytes = found.files().stream().mapToLong(LogFile::bytes).sum();
    var doneBytes = new AtomicLong();
    var doneRecords = new AtomicLong();
    try (var progress = new Progress(terminal, clock)) {
      var plan =
          new IngestPlan(
              request.allEvents()
                  ? EventSources.all()
                  : EventSources.identity(settings.filtering().extraEventSources()),
              new EventFilter(settings.filtering().serviceEvents(), settings.filtering().roles()),
              request.window(),
              Runtime.getRuntime().availableProcessors(),
              clock.instant(),
              watches,
              (more, records) ->
                  progress.update(
                      doneBytes.addAndGet(more), bytes, doneRecords.addAndGet(records)));
      return new IngestRun(plan, store, System::nanoTime).read(found.files(), missing);
    }
  }
}
