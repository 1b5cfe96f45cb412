package dev.iamtracker.alert;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Findings of one run that are too old for alerts of their own: how many, and the worst.
final class History {
  static final int WORST = 10;

  /// The mildest first, of these the oldest.
  private static final Comparator<Finding> MILDEST =
      Comparator.comparing(Finding::level)
          .thenComparing(Finding::time)
          .thenComparing(finding -> finding.id());

  private final String run;
  private final Map<Level, Long> counts = new EnumMap<>(Level.class);
  private final PriorityQueue<Finding> worst = new PriorityQueue<>(MILDEST);
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;
  private long count;

  History(String run) {
    this.run = run;
  }

  void add(Finding finding) {
    count++;
    counts.merge(finding.level(), 1L, Long::sum);
    first = finding.time().isBefore(first) ? finding.time() : first;
    last = finding.time().isAfter(last) ? finding.time() : last;
    worst.add(finding);
    if (worst.size() > WORST) {
      worst.remove();
    }
  }

  long count() {
    return count;
  }

  /// Empty when there is none.
  Optional<Alert> digest() {
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Alert.Digest(
            "history/" + run,
            Alert.Subject.HISTORY,
            counts.keySet().stream().max(Level::compareTo).orElseThrow(),
            null,
            null,
            first,
            last,
            counts,
            worst.stream().sorted(MILDEST.reversed()).map(AlertWords::line).toList()));
  }
}
