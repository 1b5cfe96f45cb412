package dev.iamtracker.event;

/// What a column holds.
public enum ColumnType {
  TEXT,
  /// Text that is one JSON value.
  JSON,
  BOOLEAN,
  /// Milliseconds since 1970-01-01T00:00:00Z.
  TIME,
  /// A day, UTC.
  DATE
}
