package dev.iamtracker.cli.collect;

import dev.iamtracker.cli.alerts.LocalAlerts;
import dev.iamtracker.cli.summary.LakePlace;
import dev.iamtracker.cli.summary.SummaryObject;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.CollectPlan;
import dev.iamtracker.collect.CollectProgress;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.store.StoreUnavailable;
import dev.iamtracker.track.CheckpointSink;
import dev.iamtracker.track.CollectedEvents;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

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
    return CollectedEvents.detection(rules, alerts.audience(), known.known(), timing.instant());
  }

  @Override
  public IngestPlan plan(RunDetection detection) {
    return CollectedEvents.plan(settings.filtering(), detection, timing.instant());
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
