package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldValue;

/// Compares one value of a field.
@FunctionalInterface
interface Comparison {
  boolean holds(FieldValue value);
}
