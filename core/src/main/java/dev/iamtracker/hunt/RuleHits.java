package dev.iamtracker.hunt;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one rule found in a backtest.
public final class RuleHits {
  private static final int SAMPLES = 5;
  private static final int ACTORS = 5;

  private final SortedMap<LocalDate, Long> days = new TreeMap<>();
  private final Map<String, Long> actors = new HashMap<>();
  private final List<String> samples = new ArrayList<>();
  private long count;

  /// @return whether it is one of those to be shown
  boolean add(IdentityEvent event) {
    count++;
    days.merge(event.date(), 1L, Long::sum);
    actors.merge(event.text(Column.USER_NAME).orElse(""), 1L, Long::sum);
    return count <= SAMPLES;
  }

  void sample(Instant time, String text) {
    samples.add(time + " " + text);
  }

  void add(Instant time, String actor, String sample) {
    count++;
    days.merge(time.atOffset(ZoneOffset.UTC).toLocalDate(), 1L, Long::sum);
    actors.merge(actor, 1L, Long::sum);
    if (samples.size() < SAMPLES) {
      samples.add(time + " " + sample);
    }
  }

  public long count() {
    return count;
  }

  public SortedMap<LocalDate, Long> days() {
    return days;
  }

  /// The actors with the most hits, with their hits.
  public List<Map.Entry<String, Long>> actors() {
    return actors.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(ACTORS)
        .toList();
  }

  /// A few of them as sentences, the oldest first.
  public List<String> samples() {
    return samples.stream().sorted().toList();
  }
}
