package dev.iamtracker.cli.collect;

import dev.iamtracker.alert.Occasion;
import dev.iamtracker.cli.alerts.LocalAlerts;
import dev.iamtracker.cli.summary.LakePlace;
import dev.iamtracker.cli.summary.SummaryObject;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.CollectPlan;
import dev.iamtracker.collect.CollectProgress;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.Progress;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.store.StoreUnavailable;
import dev.iamtracker.track.CheckpointSink;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a checkpoint works with, in a local home.
record LocalParts(
    CollectRequest request,
    Settings settings,
    Rules rules,
    LocalLake lake,
    LocalAlerts alerts,
    CollectPlan known,
    LakePlace place,
    Terminal terminal,
    CollectLine line,
    Stopping stopping,
    Timing timing)
    implements CheckpointSink.Parts {

  /// For somebody else who writes to the lake, such as an ingest, to come to an end.
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration PAUSE = Duration.ofMillis(200);

  @Override
  public TrackedRun begin() {
    long start = timing.nanos();
    boolean told = false;
    while (true) {
      try {
        return lake.begin(request.command());
      } catch (StoreUnavailable e) {
        boolean patient = timing.nanos() - start < PATIENCE.toNanos();
        if (!e.isBusy() || !patient || stopping.isStopped()) {
          throw e;
        }
        if (!told) {
          told = true;
          line.erase();
          terminal.err().println("Waiting: " + SafeText.of(String.valueOf(e.getMessage())));
          terminal.err().flush();
        }
        LockSupport.parkNanos(timing.real(PAUSE.toNanos()));
      }
    }
  }

  @Override
  public RunDetection detection() {
    Map<StreamId, Instant> began =
        known.known().stream().collect(Collectors.toMap(Coverage::stream, Coverage::began));
    Instant now = timing.instant();
    Function<Finding, Instant> since =
        finding ->
            began.getOrDefault(
                new StreamId(finding.account(), finding.region(), finding.source()), now);
    return new RunDetection(rules, alerts.audience(), Occasion.COLLECTING, since, now);
  }

  @Override
  public IngestPlan plan(RunDetection detection) {
    return new IngestPlan(
        EventSources.identity(settings.filtering().extraEventSources()),
        new EventFilter(settings.filtering().serviceEvents(), settings.filtering().roles()),
        TimeWindow.ALL,
        1,
        timing.instant(),
        detection.watches(),
        Progress.NONE);
  }

  @Override
  public String text(RunSummary summary) {
    return SummaryObject.text(summary, place);
  }

  @Override
  public List<String> send() {
    line.erase();
    return alerts.afterRun(lake);
  }

  @Override
  public void progress(CollectProgress progress, long events) {
    line.update(progress, events);
  }
}
