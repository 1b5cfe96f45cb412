package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.event.Utf8;

/// Compares one value of a field.
@FunctionalInterface
interface Comparison {
  boolean holds(FieldValue value);

  /// The same for a string.
  default boolean holds(Utf8 text) {
    return holds(FieldValue.string(text.toString()));
  }

  /// Whether remembering the answer would take longer than finding it.
  default boolean isCheap() {
    return false;
  }
}
