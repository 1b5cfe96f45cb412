package dev.iamtracker.finding;

/// What became of a finding.
public enum FindingState {
  /// Nobody looked at it.
  OPEN,
  ACKNOWLEDGED,
  /// Nobody wants to hear of it.
  SUPPRESSED,
  /// Its episode is part of another finding now.
  SUPERSEDED
}
