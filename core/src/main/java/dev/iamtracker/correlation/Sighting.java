package dev.iamtracker.correlation;

import java.util.Map;

/// A match together with what correlations group it by.
///
/// @param fields by correlation and name of the group-by field; those the event lacks are left out
public record Sighting(Match match, Map<Key, String> fields) {
  public Sighting {
    fields = Map.copyOf(fields);
  }

  /// A group-by field of one correlation.
  ///
  /// @param correlation id of the correlation
  /// @param name of the field or alias in its `group-by`
  public record Key(String correlation, String name) {}
}
