package dev.iamtracker.collect;

import dev.iamtracker.collect.EventHistory.Page;
import dev.iamtracker.collect.StreamId.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Which question is asked next, and what follows from its answer; used by all workers.
final class Schedule {
  private static final int MOST_FAILURES = 8;
  private static final int MOST_THROTTLED = 40;
  private static final long FIRST_PAUSE = Duration.ofMillis(500).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(20).toNanos();
  private static final long IDLE = Duration.ofSeconds(10).toNanos();

  private final int workers;
  private final Timing timing;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Place, Lane> lanes = new TreeMap<>(Schedule::compare);
  private final Map<StreamId, Integer> windows = new LinkedHashMap<>();
  private final Map<StreamId, StreamFault> faults = new LinkedHashMap<>();
  private boolean stopped;

  Schedule(
      Collection<StreamPlan> plan, CollectLimits limits, Timing timing, RandomGenerator random) {
    this.workers = limits.workers();
    this.timing = timing;
    this.random = random;
    long now = timing.nanos();
    for (StreamPlan stream : plan) {
      Lane lane =
          lanes.computeIfAbsent(
              stream.stream().place(), place -> new Lane(place, limits.rate(), now));
      windows.put(stream.stream(), stream.missing().ranges().size());
      stream.missing().ranges().forEach(range -> lane.add(new Window(stream.stream(), range)));
    }
  }

  private static int compare(Place one, Place other) {
    return one.toString().compareTo(other.toString());
  }

  /// Waits until something may be asked; empty when nothing is left, or this was stopped.
  Optional<Window> take() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped && !isDone()) {
        long now = timing.nanos();
        long wake = now + IDLE;
        Lane largest = largest();
        boolean onlyLargest = freeWorkers() <= Math.min(workers / 2, largest.wanted());
        Lane first = null;
        double most = -1;
        for (Lane lane : lanes.values()) {
          long due = lane.due(now).orElse(Long.MAX_VALUE);
          if (due > now) {
            wake = Math.min(wake, due);
          } else if (lane.equals(largest) || !onlyLargest) {
            double left = lane.requestsLeft();
            first = left > most ? lane : first;
            most = Math.max(left, most);
          }
        }
        if (first != null) {
          Window window = first.next(now);
          window.asking(timing.instant());
          return Optional.of(window);
        }
        var _ = changed.awaitNanos(timing.real(wake - now));
      }
      changed.signalAll();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// The region with the most to read takes the longest, whatever the others do: it never waits for
  /// a worker that is busy with them.
  private Lane largest() {
    return lanes.values().stream()
        .max(Comparator.comparingDouble(Lane::requestsLeft))
        .orElseThrow();
  }

  private int freeWorkers() {
    return workers - lanes.values().stream().mapToInt(Lane::inFlight).sum();
  }

  private boolean isDone() {
    return lanes.values().stream().allMatch(Lane::isDone);
  }

  /// Takes the answer to the last question of a window, which has taken the page itself.
  ///
  /// @param nanos how long the answer took
  /// @return what is known to be read completely, besides windows whose last page it was
  Optional<Claim> answered(Window window, Page page, long nanos) {
    lock.lock();
    try {
      Lane lane = lane(window);
      lane.back(nanos, true);
      lane.figures().pages++;
      Optional<Claim> claim = Optional.empty();
      if (window.isLastPageRead()) {
        lane.figures().secondsRead += window.range().seconds();
        ended(window);
      } else if (lane.halves(window)) {
        claim = part(window);
        List<Window> halves = window.halves();
        windows.merge(window.stream(), halves.size() - 1, Integer::sum);
        halves.forEach(lane::add);
      } else {
        lane.add(window);
      }
      settle(lane);
      return claim;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Claim> part(Window window) {
    Optional<Claim> part = window.part();
    part.ifPresent(claim -> lane(window).figures().secondsRead += claim.range().seconds());
    return part;
  }

  private void ended(Window window) {
    windows.merge(window.stream(), -1, Integer::sum);
  }

  /// Takes note that there was no answer.
  ///
  /// @return what is known to be read completely
  Optional<Claim> failed(Window window, HistoryFault fault, long nanos) {
    lock.lock();
    try {
      Lane lane = lane(window);
      lane.back(nanos, false);
      Optional<Claim> claim = Optional.empty();
      switch (fault.kind()) {
        case THROTTLED -> throttled(lane, window, fault);
        case PASSING -> passing(lane, window, fault);
        case TOKEN -> {
          lane.figures().failed++;
          claim = part(window);
          window
              .again()
              .ifPresentOrElse(lane::add, () -> fail(window.stream(), StreamFault.of(fault)));
        }
        case QUESTION -> fail(window.stream(), StreamFault.of(fault));
        case PLACE -> failWhere(window, fault, /* everywhere= */ false);
        case ACCOUNT -> failWhere(window, fault, /* everywhere= */ true);
      }
      settle(lane);
      return claim;
    } finally {
      lock.unlock();
    }
  }

  private void throttled(Lane lane, Window window, HistoryFault fault) {
    lane.figures().throttled++;
    lane.pace().throttled(timing.nanos(), random.nextDouble());
    if (lane.pace().throttledInARow() >= MOST_THROTTLED) {
      failWhere(window, fault, /* everywhere= */ false);
    } else {
      lane.add(window);
    }
  }

  private void passing(Lane lane, Window window, HistoryFault fault) {
    lane.figures().failed++;
    int failures = window.failed();
    if (failures >= MOST_FAILURES) {
      fail(
          window.stream(),
          new StreamFault(fault.kind(), "asked " + failures + " times: " + fault.reason()));
    } else {
      long pause = Math.min(FIRST_PAUSE << failures, LONGEST_PAUSE);
      window.waitUntil(timing.nanos() + (long) (pause * (0.5 + random.nextDouble() / 2)));
      lane.add(window);
    }
  }

  private void failWhere(Window window, HistoryFault fault, boolean everywhere) {
    for (StreamId stream : List.copyOf(windows.keySet())) {
      if (stream.account().equals(window.stream().account())
          && (everywhere || stream.region().equals(window.stream().region()))
          && windows.getOrDefault(stream, 0) > 0) {
        fail(stream, StreamFault.of(fault));
      }
    }
  }

  /// Gives up a stream: nothing more is asked about it in this run.
  void fail(StreamId stream, StreamFault fault) {
    lock.lock();
    try {
      faults.putIfAbsent(stream, fault);
      Lane lane = lanes.get(stream.place());
      if (lane != null) {
        lane.fail(stream);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void settle(Lane lane) {
    lane.figures().busyUntil(timing.nanos());
    changed.signalAll();
  }

  private Lane lane(Window window) {
    return lane(window.stream().place());
  }

  private Lane lane(Place place) {
    Lane lane = lanes.get(place);
    if (lane == null) {
      throw new IllegalArgumentException("nothing is planned in " + place);
    }
    return lane;
  }

  /// Lets no more questions begin; those that were asked are answered.
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Why streams were given up.
  Map<StreamId, StreamFault> faults() {
    lock.lock();
    try {
      return Map.copyOf(faults);
    } finally {
      lock.unlock();
    }
  }

  /// How far it has come.
  CollectProgress progress() {
    lock.lock();
    try {
      var figures = new ArrayList<>(lanes.values());
      long left = 0;
      for (Lane lane : figures) {
        left = Math.max(left, (long) (lane.requestsLeft() * lane.pace().spacing()));
      }
      return new CollectProgress(
          windows.size(),
          (int)
              windows.entrySet().stream()
                  .filter(one -> one.getValue() <= 0 || faults.containsKey(one.getKey()))
                  .count(),
          figures.stream().mapToLong(lane -> lane.figures().requests).sum(),
          figures.stream().mapToLong(lane -> lane.figures().throttled).sum(),
          figures.stream().mapToLong(lane -> lane.figures().failed).sum(),
          Duration.ofNanos(left));
    } finally {
      lock.unlock();
    }
  }

  /// What was asked of each region of each account.
  List<PlaceFigures> figures() {
    lock.lock();
    try {
      return lanes.values().stream()
          .map(
              lane ->
                  new PlaceFigures(
                      lane.place().account(),
                      lane.place().region(),
                      lane.figures().requests,
                      lane.figures().throttled,
                      lane.figures().failed,
                      Duration.ofNanos(lane.figures().busy())))
          .toList();
    } finally {
      lock.unlock();
    }
  }
}
