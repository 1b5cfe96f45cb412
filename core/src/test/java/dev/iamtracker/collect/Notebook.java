package dev.iamtracker.collect;

import dev.iamtracker.collect.EventHistory.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What would survive a crash: events and coverage as of the last checkpoint.
final class Notebook {
  private final Map<StreamId, Coverage> ledger = new HashMap<>();
  private final Set<String> events = new HashSet<>();

  Collection<Coverage> ledger() {
    return List.copyOf(ledger.values());
  }

  Set<String> events() {
    return Set.copyOf(events);
  }

  boolean has(String event) {
    return events.contains(event);
  }

  /// A run that writes into it.
  ///
  /// @param stepsToLive after so many calls the run dies
  CollectSink sink(long stepsToLive) {
    return new Sink(stepsToLive);
  }

  /// The process was killed.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final class Sink implements CollectSink {
    private final List<String> waiting = new ArrayList<>();
    private final Set<String> added = new HashSet<>();
    private long left;

    Sink(long left) {
      this.left = left;
    }

    @Override
    public long store(StreamId stream, List<Found> found) {
      step();
      long fresh = 0;
      for (Found one : found) {
        if (!events.contains(one.id()) && added.add(one.id())) {
          waiting.add(one.id());
          fresh++;
        }
      }
      return fresh;
    }

    @Override
    public void checkpoint(Collection<Coverage> changed, boolean last) {
      step();
      events.addAll(waiting);
      changed.forEach(one -> ledger.put(one.stream(), one));
      waiting.clear();
    }

    private void step() {
      if (left-- <= 0) {
        throw new Killed();
      }
    }
  }
}
