package dev.iamtracker.hunt;

import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.event.Column;
import dev.iamtracker.store.EventScan.In;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A rule on single events that a correlation looks at, and how its events are found in a store.
///
/// @param id of the rule
/// @param columns that have to be read to match it and to know its fields
/// @param anyOf what its events satisfy at least; empty when nothing is known
/// @param groupBy field of the record by key of the correlation
/// @param value field that is counted or added up
public record BaseRule(
    String id,
    Set<Column> columns,
    List<In> anyOf,
    Map<Sighting.Key, String> groupBy,
    Optional<String> value) {
  public BaseRule {
    columns = Set.copyOf(columns);
    anyOf = List.copyOf(anyOf);
    groupBy = Map.copyOf(groupBy);
  }
}
