package dev.iamtracker.correlation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;

/// Counts matches in a window, or the different values of a field among them.
record Counting(long timespan, boolean different, DoublePredicate condition) implements Trigger {
  @Override
  public BitSet completed(List<Match> matches) {
    var completed = new BitSet();
    Map<String, Integer> values = new HashMap<>();
    int first = 0;
    int last = 0;
    while (last < matches.size()) {
      // Matches at one time see each other, whatever their ids.
      long now = matches.get(last).millis();
      int next = last;
      while (next < matches.size() && matches.get(next).millis() == now) {
        count(values, matches.get(next++));
      }
      while (matches.get(first).millis() < now - timespan) {
        forget(values, matches.get(first++));
      }
      if (condition.test(different ? values.size() : next - first)) {
        completed.set(last, next);
      }
      last = next;
    }
    return completed;
  }

  private void count(Map<String, Integer> values, Match match) {
    if (different && match.value() != null) {
      values.merge(match.value(), 1, Integer::sum);
    }
  }

  private void forget(Map<String, Integer> values, Match match) {
    if (different && match.value() != null) {
      values.computeIfPresent(match.value(), (_, count) -> count == 1 ? null : count - 1);
    }
  }
}
