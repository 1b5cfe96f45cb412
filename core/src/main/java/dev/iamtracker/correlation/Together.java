package dev.iamtracker.correlation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Holds when the rules that matched in a window satisfy a condition, in any order.
record Together(long timespan, Predicate<Set<String>> condition) implements Trigger {
  @Override
  public BitSet completed(List<Match> matches) {
    var completed = new BitSet();
    Map<String, Integer> rules = new HashMap<>();
    int first = 0;
    int last = 0;
    while (last < matches.size()) {
      long now = matches.get(last).millis();
      int next = last;
      while (next < matches.size() && matches.get(next).millis() == now) {
        rules.merge(matches.get(next++).rule(), 1, Integer::sum);
      }
      while (matches.get(first).millis() < now - timespan) {
        rules.computeIfPresent(
            matches.get(first++).rule(), (_, count) -> count == 1 ? null : count - 1);
      }
      if (condition.test(rules.keySet())) {
        completed.set(last, next);
      }
      last = next;
    }
    return completed;
  }
}
