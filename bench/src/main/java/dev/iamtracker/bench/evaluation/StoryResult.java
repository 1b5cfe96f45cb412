package dev.iamtracker.bench.evaluation;

import dev.iamtracker.finding.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What became of one story over several simulations.
final class StoryResult {
  private int played;
  private int caught;
  private long events;
  private long seenEvents;
  private final Map<String, Integer> rules = new TreeMap<>();

  /// @param found what was found in one simulation
  void add(Set<String> story, List<Found> found) {
    played++;
    events += story.size();
    boolean isCaught = false;
    for (String event : story) {
      boolean seen = found.stream().anyMatch(one -> one.events().contains(event));
      seenEvents += seen ? 1 : 0;
    }
    var here = new TreeSet<String>();
    for (Found one : found) {
      if (one.isAbout(story)) {
        here.add(one.rule());
        isCaught |= one.level().isAtLeast(Level.MEDIUM);
      }
    }
    here.forEach(rule -> rules.merge(rule, 1, Integer::sum));
    caught += isCaught ? 1 : 0;
  }

  int played() {
    return played;
  }

  /// How often a finding of at least medium level was about it.
  int caught() {
    return caught;
  }

  /// Share of its events that some finding is about.
  double seen() {
    return events == 0 ? 0 : (double) seenEvents / events;
  }

  /// In how many simulations each rule found something of it.
  Map<String, Integer> rules() {
    return rules;
  }
}
