package dev.iamtracker.bench.comparison;

/// How a figure changed.
public enum Verdict {
  /// Worse by more than the tolerance, and by more than its runs differ among each other.
  WORSE,
  /// The same the other way round.
  BETTER,
  /// No difference that could not be chance.
  SAME
}
