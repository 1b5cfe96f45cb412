package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives every field that rules name a number, so that its values are found once for each event.
final class FieldNumbers {
  /// A field that rules name.
  ///
  /// @param number from 0
  /// @param path where it is in a record
  /// @param derived whether it is not in the record but worked out
  record Field(int number, String name, FieldPath path, boolean derived) {}

  private final Map<String, Field> byName = new HashMap<>();
  private final List<Field> all = new ArrayList<>();

  Field of(String name) {
    Field known = byName.get(name);
    if (known != null) {
      return known;
    }
    var field =
        new Field(all.size(), name, FieldPath.of(name), name.startsWith(EventFields.DERIVED));
    byName.put(name, field);
    all.add(field);
    return field;
  }

  int size() {
    return all.size();
  }
}
