package dev.iamtracker.run;

import dev.iamtracker.event.Utf8;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How often each value of a column was seen.
final class Counts {
  private final Map<Utf8, Counter> counters = new HashMap<>();

  private static final class Counter {
    private long count;
  }

  /// Counts a value; an absent one is not counted.
  void add(@Nullable Utf8 value) {
    if (value != null) {
      add(value, 1);
    }
  }

  private void add(Utf8 value, long count) {
    Counter counter = counters.get(value);
    if (counter == null) {
      counter = new Counter();
      counters.put(value.copy(), counter);
    }
    counter.count += count;
  }

  void add(Counts others) {
    others.counters.forEach((value, counter) -> add(value, counter.count));
  }

  int size() {
    return counters.size();
  }

  Map<String, Long> byText() {
    return counters.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().toString(), e -> e.getValue().count));
  }
}
