package dev.iamtracker.hunt;

import dev.iamtracker.correlation.Correlation;
import dev.iamtracker.event.Column;
import dev.iamtracker.store.EventScan.Frequent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A correlation with all that is needed to look for its episodes.
///
/// @param others the correlations that it looks at, by id
/// @param bases the rules that it and the others look at
/// @param frequent what its groups satisfy at least, where a store can find that out
public record CorrelationRule(
    RuleText text,
    Correlation correlation,
    Map<String, Correlation> others,
    List<BaseRule> bases,
    Optional<Frequent> frequent) {
  public CorrelationRule {
    others = Map.copyOf(others);
    bases = List.copyOf(bases);
  }

  /// Whether the names of events alone tell most events from those it looks at.
  boolean isTelling() {
    return bases.stream()
        .allMatch(
            base ->
                !base.anyOf().isEmpty()
                    && base.anyOf().stream().allMatch(in -> in.column() == Column.EVENT_NAME));
  }

  /// How far apart matches can be that still belong together.
  Duration reach() {
    Duration reach = correlation.timespan();
    for (Correlation other : others.values()) {
      reach = reach.plus(other.timespan());
    }
    return reach;
  }
}
