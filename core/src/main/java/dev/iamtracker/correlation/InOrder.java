package dev.iamtracker.correlation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds when rules matched one after another in a window. CloudTrail tells seconds, so matches at
/// one time may have come in any order.
record InOrder(long timespan, List<String> rules) implements Trigger {
  private static final long NEVER = Long.MIN_VALUE;

  @Override
  public BitSet completed(List<Match> matches) {
    var completed = new BitSet();
    // When the newest chain of the first n rules began.
    long[] began = new long[rules.size()];
    Arrays.fill(began, NEVER);
    int last = 0;
    while (last < matches.size()) {
      long now = matches.get(last).millis();
      int next = last;
      Set<String> matched = new HashSet<>();
      while (next < matches.size() && matches.get(next).millis() == now) {
        matched.add(matches.get(next++).rule());
      }
      for (int i = 0; i < began.length; i++) {
        if (matched.contains(rules.get(i))) {
          began[i] = i == 0 ? now : Math.max(began[i], began[i - 1]);
        }
      }
      boolean ends = matched.contains(rules.getLast());
      if (ends && began[began.length - 1] != NEVER && began[began.length - 1] >= now - timespan) {
        completed.set(last, next);
      }
      last = next;
    }
    return completed;
  }
}
