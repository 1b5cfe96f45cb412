package dev.iamtracker.bench.evaluation;

import dev.iamtracker.finding.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the rules said about simulations, counted.
final class Evaluation {
  private final Map<String, StoryResult> stories = new LinkedHashMap<>();
  private final Map<String, Long> benign = new TreeMap<>();
  private final Map<String, Level> levels = new TreeMap<>();
  private long benignEvents;
  private long benignAboveMedium;
  private long relevant;
  private long irrelevant;

  /// Adds a simulation with stories; findings about no story are about everyday activity.
  void addStories(Labels labels, List<Found> found) {
    labels
        .stories()
        .forEach(
            (story, events) ->
                stories.computeIfAbsent(story, _ -> new StoryResult()).add(events, found));
    for (Found one : found) {
      if (one.level().isAtLeast(Level.MEDIUM)) {
        if (labels.hold(one)) {
          relevant++;
        } else {
          irrelevant++;
        }
      }
    }
  }

  /// Adds a simulation without any story.
  void addBenign(long events, List<Found> found) {
    benignEvents += events;
    for (Found one : found) {
      benign.merge(one.rule(), 1L, Long::sum);
      levels.put(one.rule(), one.level());
      benignAboveMedium += one.level().isAtLeast(Level.HIGH) ? 1 : 0;
    }
  }

  Map<String, StoryResult> stories() {
    return stories;
  }

  /// Findings by rule in harmless simulations.
  Map<String, Long> benign() {
    return benign;
  }

  Level level(String rule) {
    return levels.getOrDefault(rule, Level.INFORMATIONAL);
  }

  long benignEvents() {
    return benignEvents;
  }

  double benignAboveMediumPer100000() {
    return benignEvents == 0 ? 0 : benignAboveMedium * 100_000.0 / benignEvents;
  }

  /// Share of the findings of at least medium level that are about a story.
  double precision() {
    return relevant + irrelevant == 0 ? 0 : (double) relevant / (relevant + irrelevant);
  }

  /// Share of the stories that a finding of at least medium level is about.
  double recall() {
    int played = stories.values().stream().mapToInt(StoryResult::played).sum();
    int caught = stories.values().stream().mapToInt(StoryResult::caught).sum();
    return played == 0 ? 0 : (double) caught / played;
  }

  boolean isGoodEnough() {
    return recall() == 1 && benignAboveMediumPer100000() <= 1;
  }
}
