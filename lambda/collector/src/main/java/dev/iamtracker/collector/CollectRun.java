package dev.iamtracker.collector;

import dev.iamtracker.TrackerException;
import dev.iamtracker.aws.Caller;
import dev.iamtracker.aws.CloudTrailHistory;
import dev.iamtracker.aws.Reach;
import dev.iamtracker.collect.CollectLimits;
import dev.iamtracker.collect.CollectPlan;
import dev.iamtracker.collect.Collected;
import dev.iamtracker.collect.Collector;
import dev.iamtracker.collect.StreamChoice;
import dev.iamtracker.collect.StreamFault;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.dynamo.Lease;
import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.track.CheckpointSink;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// One run of the collector: event history of all regions into the tables of a stack.
final class CollectRun {
  private static final Duration RENEWAL = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration CHECKPOINT = Duration.ofSeconds(30);

  /// Events wait in memory for a checkpoint, and whoever commits meanwhile waits for it.
  private static final int EVENTS = 2_000;

  private static final Duration SKEW = Duration.ofMinutes(1);

  private final OpenStack stack;
  private final Timing timing;
  private final Instant start;
  private final long end;
  private final AtomicBoolean robbed = new AtomicBoolean();

  /// @param reading how long something may be asked
  CollectRun(OpenStack stack, Duration reading) {
    this.stack = stack;
    this.timing = stack.timing();
    this.start = timing.instant();
    this.end = timing.nanos() + reading.toNanos();
  }

  /// Collects; empty when another run is at it.
  ///
  /// @throws TrackerException when it cannot be known whether one is
  Optional<CollectReport> run() {
    Optional<Lease> lease = stack.tables().lease("collect");
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try (Lease held = lease.get();
        Beside _ = Beside.every(RENEWAL, () -> keep(held))) {
      return Optional.of(collect());
    }
  }

  /// A run that lost its lease ends: what it commits is right, but somebody else asks the same.
  private boolean keep(Lease lease) {
    try {
      robbed.set(!lease.keep());
    } catch (TrackerException e) {
      stack.log().say("the lease was not renewed: " + e.getMessage());
    }
    return !robbed.get();
  }

  private CollectReport collect() {
    try {
      Caller caller = Caller.of(stack.access(), timing);
      if (caller.ahead().abs().compareTo(SKEW) > 0) {
        stack.log().say("the clock differs from that of AWS by " + caller.ahead());
      }
      Settings settings = stack.settings();
      Reach reach = Reach.of(stack.access(), caller, settings.collecting(), List.of());
      List<StreamId> streams =
          new StreamChoice(settings, List.of(), List.of()).of(caller.partition(), reach.regions());
      Timing theirs = timing.behind(caller.ahead());
      CollectPlan plan =
          CollectPlan.of(
              streams, stack.tables().coverage().all(), Optional.empty(), theirs.instant());
      return collect(reach, plan, theirs);
    } catch (RuntimeException e) {
      RunSummary nothing = new RecordFeed.Total().summary(took());
      return new CollectReport(nothing, Optional.empty(), took(), timing.instant(), Optional.of(e));
    }
  }

  private CollectReport collect(Reach reach, CollectPlan plan, Timing theirs) {
    try (var history = new CloudTrailHistory(reach.accounts());
        var sink = new CheckpointSink(new CheckpointParts(stack, plan), this::took)) {
      var collector =
          new Collector(
              history,
              plan.known(),
              plan.streams(),
              CollectLimits.of(stack.settings().collecting()).checkpointing(CHECKPOINT, EVENTS),
              theirs,
              new SplittableRandom(new SecureRandom().nextLong()));
      for (StreamId stream : plan.known().stream().map(one -> one.stream()).toList()) {
        StreamFault closed = reach.closed().get(stream.account());
        if (closed != null) {
          collector.fail(stream, closed);
        }
      }
      Supplier<RunSummary> summary = sink::summary;
      try (Beside _ = Beside.every(LOOK, () -> goesOn(collector))) {
        Collected collected = collector.run(sink);
        return new CollectReport(
            summary.get(),
            Optional.of(collected),
            took(),
            theirs.instant(),
            failure(collected, plan));
      } catch (RuntimeException e) {
        return new CollectReport(
            summary.get(), Optional.empty(), took(), theirs.instant(), Optional.of(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CollectReport(
            summary.get(),
            Optional.empty(),
            took(),
            theirs.instant(),
            Optional.of(new TrackerException("collecting was interrupted", e)));
      }
    }
  }

  private boolean goesOn(Collector collector) {
    boolean stops = robbed.get() || timing.nanos() >= end;
    if (stops) {
      collector.stop();
    }
    return !stops;
  }

  private Duration took() {
    return Duration.between(start, timing.instant());
  }

  /// A region that is closed is a gap; anything else that stopped a stream is a failure, and so it
  /// is when all are closed.
  private static Optional<RuntimeException> failure(Collected collected, CollectPlan plan) {
    Map<String, String> broken = reasons(collected, /* closedToo= */ false);
    if (!broken.isEmpty()) {
      return Optional.of(
          CollectFailed.of(
              broken.size() + " of " + plan.known().size() + " streams were not read:", broken));
    }
    boolean asked = !plan.streams().isEmpty();
    if (asked
        && plan.streams().stream().allMatch(one -> collected.faults().containsKey(one.stream()))) {
      return Optional.of(
          CollectFailed.of(
              "event history answers nowhere; the role needs cloudtrail:LookupEvents:",
              reasons(collected, /* closedToo= */ true)));
    }
    return Optional.empty();
  }

  private static Map<String, String> reasons(Collected collected, boolean closedToo) {
    var reasons = new TreeMap<String, String>();
    collected
        .faults()
        .forEach(
            (stream, fault) -> {
              if (closedToo || !fault.isClosed()) {
                reasons.put(stream.toString(), fault.reason());
              }
            });
    return reasons;
  }
}
