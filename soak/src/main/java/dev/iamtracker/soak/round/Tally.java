package dev.iamtracker.soak.round;

import dev.iamtracker.soak.process.Finished;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What happened, counted. Several threads count.
public final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();
  private long peakKilobytes;

  public synchronized void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  public synchronized void add(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  /// Looks at what a process needed.
  public synchronized void see(Finished finished) {
    counts.merge("processes", 1L, Long::sum);
    peakKilobytes = Math.max(peakKilobytes, finished.peakKilobytes());
  }

  public synchronized long peakKilobytes() {
    return peakKilobytes;
  }

  /// The counts in words, in the order of their names.
  @Override
  public synchronized String toString() {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }
}
