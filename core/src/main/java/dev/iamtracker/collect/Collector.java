package dev.iamtracker.collect;

import dev.iamtracker.collect.Answers.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Reads what is missing of some streams: several threads ask, the one that calls [#run] stores.
///
/// What was read is claimed when its last page is stored, and made durable together with the events
/// at every checkpoint. However a run ends, the next one goes on from the last checkpoint.
public final class Collector {
  private static final long PROGRESS_EVERY = Duration.ofSeconds(1).toNanos();

  private final EventHistory history;
  private final CollectLimits limits;
  private final Timing timing;
  private final Schedule schedule;
  private final Answers answers;
  private final Map<StreamId, Coverage> coverage = new TreeMap<>();
  private final Set<StreamId> changed = new LinkedHashSet<>();
  private volatile boolean stopped;

  /// @param known what is known of the streams, by [Planner#known]
  /// @param plan what is to be read of them
  public Collector(
      EventHistory history,
      Collection<Coverage> known,
      Collection<StreamPlan> plan,
      CollectLimits limits,
      Timing timing,
      RandomGenerator random) {
    this.history = history;
    this.limits = limits;
    this.timing = timing;
    this.schedule = new Schedule(plan, limits, timing, random);
    this.answers = new Answers(limits.workers(), timing);
    known.forEach(one -> coverage.put(one.stream(), one));
    changed.addAll(coverage.keySet());
  }

  /// Asks nothing more; what was asked is stored. May be called by any thread.
  public void stop() {
    stopped = true;
    schedule.stop();
  }

  /// Gives up streams whose questions cannot be asked at all.
  public void fail(StreamId stream, String reason) {
    schedule.fail(stream, reason);
  }

  /// Reads until nothing is left, or [#stop] is called.
  ///
  /// @throws dev.iamtracker.TrackerException when the sink fails; everything up to the last
  ///   checkpoint is durable
  public Collected run(CollectSink sink) throws InterruptedException {
    if (coverage.values().stream().anyMatch(one -> one.lastRead().isEmpty())) {
      // What is wanted, and since when, is known whatever happens now.
      checkpoint(sink, /* last= */ false);
    }
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < limits.workers(); i++) {
      threads.add(
          Thread.ofVirtual()
              .name("asker-" + i)
              .start(new Asker(history, schedule, answers, timing)));
    }
    try {
      store(sink);
    } catch (RuntimeException | InterruptedException | Error e) {
      schedule.stop();
      answers.abandon();
      throw e;
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Map<StreamId, String> faults = schedule.faults();
    coverage.replaceAll((stream, one) -> one.with(Optional.ofNullable(faults.get(stream))));
    changed.addAll(coverage.keySet());
    checkpoint(sink, !stopped);
    sink.progress(schedule.progress());
    return new Collected(List.copyOf(coverage.values()), schedule.figures(), faults, stopped);
  }

  private void store(CollectSink sink) throws InterruptedException {
    long every = limits.checkpoint().toNanos();
    long checkpointed = timing.nanos();
    long shown = checkpointed - PROGRESS_EVERY;
    long events = 0;
    while (!answers.isOver()) {
      Optional<Answer> answer = answers.poll(PROGRESS_EVERY);
      if (answer.isPresent()) {
        events += take(answer.get(), sink);
      }
      long now = timing.nanos();
      if (now - shown >= PROGRESS_EVERY) {
        sink.progress(schedule.progress());
        shown = now;
      }
      if (!changed.isEmpty() && (events >= limits.events() || now - checkpointed >= every)) {
        checkpoint(sink, /* last= */ false);
        checkpointed = timing.nanos();
        events = 0;
      }
    }
  }

  private long take(Answer answer, CollectSink sink) {
    StreamId stream = answer.stream();
    long added = answer.events().isEmpty() ? 0 : sink.store(stream, answer.events());
    coverage.computeIfPresent(
        stream,
        (_, known) -> {
          Coverage counted = known.counted(added, answer.asked() ? 1 : 0);
          return answer.claim().map(claim -> claim.on(counted, limits.overlap())).orElse(counted);
        });
    changed.add(stream);
    return answer.events().size();
  }

  private void checkpoint(CollectSink sink, boolean last) {
    var now = new ArrayList<Coverage>();
    changed.forEach(stream -> Optional.ofNullable(coverage.get(stream)).ifPresent(now::add));
    sink.checkpoint(now, last);
    changed.clear();
  }
}
