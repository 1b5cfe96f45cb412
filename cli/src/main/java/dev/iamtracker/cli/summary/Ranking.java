package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.run.RunSummary.Count;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names by how often they were met, the most frequent first.
final class Ranking {
  private static final int SHOWN = 5;

  private Ranking() {}

  static List<Count> of(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
        .toList();
  }

  /// The counts in that order.
  static Map<String, Long> ordered(Map<String, Long> counts) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    of(counts).forEach(count -> ordered.put(count.name(), count.count()));
    return ordered;
  }

  /// `us-east-1 (1,200), eu-west-1 (30) and 4 more`.
  static String sentence(Map<String, Long> counts) {
    String names =
        of(counts).stream()
            .limit(SHOWN)
            .map(count -> SafeText.of(count.name()) + " (" + Figures.count(count.count()) + ')')
            .collect(Collectors.joining(", "));
    int more = counts.size() - SHOWN;
    return more > 0 ? names + " and " + Figures.count(more) + " more" : names;
  }
}
