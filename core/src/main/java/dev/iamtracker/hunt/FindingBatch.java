package dev.iamtracker.hunt;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Findings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Findings on their way into the store, many at a time.
record FindingBatch(
    Function<Collection<Finding>, Set<String>> store,
    Findings.Counter found,
    List<Finding> waiting) {
  private static final int SIZE = 1_000;

  FindingBatch(Function<Collection<Finding>, Set<String>> store, Findings.Counter found) {
    this(store, found, new ArrayList<>());
  }

  void add(Finding finding) {
    waiting.add(finding);
    if (waiting.size() >= SIZE) {
      flush();
    }
  }

  void flush() {
    Set<String> fresh = store.apply(List.copyOf(waiting));
    waiting.stream().filter(finding -> fresh.contains(finding.id())).forEach(found::add);
    waiting.clear();
  }
}
