package dev.iamtracker.sqlite;

import dev.iamtracker.finding.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many findings there are of each level, as text: `high 3`, a line each.
final class LevelCounts {
  private LevelCounts() {}

  static String text(Map<Level, Long> counts) {
    List<String> lines =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> one.getKey().text() + " " + one.getValue())
            .toList();
    return Lines.join(lines);
  }

  static Map<Level, Long> of(String text) {
    var counts = new EnumMap<Level, Long>(Level.class);
    for (String line : Lines.split(text)) {
      int space = line.indexOf(' ');
      counts.put(
          Level.of(line.substring(0, space)).orElseThrow(),
          Long.valueOf(line.substring(space + 1)));
    }
    return counts;
  }
}
