package dev.iamtracker.bench.evaluation;

import dev.iamtracker.bench.json.Json;
import dev.iamtracker.finding.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A finding as `iat alerts --format ndjson` prints it.
///
/// @param events ids of all events behind it
record Found(String rule, Level level, Set<String> events) {
  Found {
    events = Set.copyOf(events);
  }

  static List<Found> parse(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(Json::object).map(Found::of).toList();
  }

  private static Found of(Map<String, @Nullable Object> object) {
    var events = new LinkedHashSet<String>();
    events.add(String.valueOf(object.get("event_id")));
    if (object.get("events") instanceof List<?> more) {
      more.forEach(event -> events.add(String.valueOf(event)));
    }
    return new Found(
        String.valueOf(object.get("rule")),
        Level.of(String.valueOf(object.get("level"))).orElseThrow(),
        events);
  }

  boolean isAbout(Set<String> story) {
    return events.stream().anyMatch(story::contains);
  }
}
