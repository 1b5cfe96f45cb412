package dev.iamtracker.bench.evaluation;

import dev.iamtracker.bench.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which events belong to which story, as `iat simulate` notes it.
record Labels(Map<String, Set<String>> stories) {
  static Labels parse(String lines) {
    Map<String, Set<String>> stories = new LinkedHashMap<>();
    for (String line : lines.lines().filter(line -> !line.isBlank()).toList()) {
      var label = Json.object(line);
      stories
          .computeIfAbsent(String.valueOf(label.get("story")), _ -> new LinkedHashSet<>())
          .add(String.valueOf(label.get("eventID")));
    }
    return new Labels(stories);
  }

  boolean hold(Found found) {
    return stories.values().stream().anyMatch(found::isAbout);
  }
}
