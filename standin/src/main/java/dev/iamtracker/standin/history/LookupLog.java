package dev.iamtracker.standin.history;

import dev.iamtracker.standin.world.Place;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts and remembers lookups. Safe for threads.
final class LookupLog {
  /// Older lookups are forgotten.
  private static final int REMEMBERED = 200_000;

  private static final String THROTTLED = "ThrottlingException";

  private final ConcurrentMap<Place, Counts> counts = new ConcurrentHashMap<>();
  private final Queue<LoggedLookup> log = new ArrayDeque<>();

  void add(LoggedLookup lookup) {
    boolean answered = lookup.outcome().equals("OK");
    boolean throttled = lookup.outcome().equals(THROTTLED);
    var one =
        new Counts(
            1, throttled ? 1 : 0, answered || throttled ? 0 : 1, answered ? 1 : 0, lookup.events());
    counts.merge(lookup.place(), one, Counts::plus);
    synchronized (log) {
      if (log.size() == REMEMBERED) {
        log.remove();
      }
      log.add(lookup);
    }
  }

  Counts counts(Place place) {
    return counts.getOrDefault(place, Counts.NONE);
  }

  Map<Place, Counts> counts() {
    return Map.copyOf(counts);
  }

  List<LoggedLookup> all() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }
}
