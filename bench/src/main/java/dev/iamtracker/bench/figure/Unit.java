package dev.iamtracker.bench.figure;

/// What a number counts.
public enum Unit {
  /// How many times the yardstick.
  RATIO,
  SECONDS,
  NANOSECONDS,
  BYTES,
  MEGABYTES_PER_SECOND,
  EVENTS_PER_SECOND,
  COUNT
}
