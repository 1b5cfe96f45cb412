package dev.iamtracker.collect;

/// Why a stream was given up in a run.
///
/// @param reason for people
public record StreamFault(HistoryFault.Kind kind, String reason) {
  static StreamFault of(HistoryFault fault) {
    return new StreamFault(fault.kind(), fault.reason());
  }

  /// Whether it is a gap that stays until somebody allows what is denied, or enables a region:
  /// running again does not help, and nothing is broken.
  public boolean isClosed() {
    return kind == HistoryFault.Kind.PLACE;
  }
}
