package dev.iamtracker.collector;

import dev.iamtracker.collect.CollectPlan;
import dev.iamtracker.collect.CollectProgress;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.track.CheckpointSink;
import dev.iamtracker.track.CollectedEvents;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;
import java.util.List;

/// What a checkpoint of collecting works with, in a stack.
record CheckpointParts(OpenStack stack, CollectPlan plan) implements CheckpointSink.Parts {
  @Override
  public TrackedRun begin() {
    return stack.tables().begin("collect");
  }

  @Override
  public RunDetection detection() {
    return CollectedEvents.detection(
        stack.library().rules(), stack.alarms().audience(), plan.known(), stack.timing().instant());
  }

  @Override
  public IngestPlan plan(RunDetection detection) {
    return CollectedEvents.plan(stack.settings().filtering(), detection, stack.timing().instant());
  }

  @Override
  public String text(RunSummary summary) {
    return Counted.of(summary, summary.elapsed()).line();
  }

  @Override
  public List<String> send() {
    List<String> undelivered = stack.send();
    // What a checkpoint held was held for so long that the collector of the JDK takes it for what
    // stays, and would let it fill all the memory there is.
    System.gc();
    return undelivered;
  }

  @Override
  public void progress(CollectProgress progress, long events) {
    // Nobody looks at it.
  }
}
