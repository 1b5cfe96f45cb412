package dev.iamtracker.track;

import dev.iamtracker.collect.CollectProgress;
import dev.iamtracker.collect.CollectSink;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.EventHistory.Found;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.run.RunSummary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stores collected events: every checkpoint is a run of its own, which commits events, findings,
/// alerts and coverage together.
public final class CheckpointSink implements CollectSink, AutoCloseable {
  /// Begins and prepares what a checkpoint works with.
  public interface Parts {
    TrackedRun begin();

    RunDetection detection();

    IngestPlan plan(RunDetection detection);

    /// A summary as JSON.
    String text(RunSummary summary);

    /// Sends what is to be sent.
    ///
    /// @return what was not sent, each in words
    List<String> send();

    void progress(CollectProgress progress, long events);
  }

  private final Parts parts;
  private final Supplier<Duration> elapsed;
  private final RecordFeed.Total total = new RecordFeed.Total();
  private Findings findings = Findings.NONE;
  private long events;
  private @Nullable Open open;

  /// @param elapsed since collecting began
  public CheckpointSink(Parts parts, Supplier<Duration> elapsed) {
    this.parts = parts;
    this.elapsed = elapsed;
  }

  private record Open(TrackedRun run, RunDetection detection, RecordFeed feed) {}

  private Open open() {
    if (open == null) {
      TrackedRun run = parts.begin();
      try {
        RunDetection detection = parts.detection();
        open = new Open(run, detection, new RecordFeed(parts.plan(detection), run));
      } catch (RuntimeException e) {
        run.close();
        throw e;
      }
    }
    return open;
  }

  @Override
  public long store(StreamId stream, List<Found> found) {
    RecordFeed feed = open().feed();
    long fresh = 0;
    for (Found one : found) {
      fresh += feed.read(stream + ", event " + one.id(), one.record()) ? 1 : 0;
    }
    events += found.size();
    return fresh;
  }

  @Override
  public void checkpoint(Collection<Coverage> changed, boolean last) {
    try (TrackedRun run = open().run()) {
      Open now = open();
      Findings[] found = {Findings.NONE};
      run.commit(
          () -> {
            found[0] = now.detection().find(run, last);
            run.coverage().put(changed);
            return parts.text(now.feed().summary(elapsed.get()).with(found[0]));
          });
      total.add(now.feed());
      findings = findings.plus(found[0]);
    } finally {
      open = null;
    }
    findings = findings.plus(findings(parts.send()));
  }

  private Findings findings(List<String> undelivered) {
    return Findings.NONE
        .with(0, findings.rules(), findings.leftOut(), findings.idle())
        .sent(undelivered);
  }

  @Override
  public void progress(CollectProgress progress) {
    parts.progress(progress, events);
  }

  /// What all checkpoints together did.
  public RunSummary summary() {
    return total.summary(elapsed.get()).with(findings);
  }

  /// Gives up what was not committed.
  @Override
  public void close() {
    if (open != null) {
      open.run().close();
      open = null;
    }
  }
}
