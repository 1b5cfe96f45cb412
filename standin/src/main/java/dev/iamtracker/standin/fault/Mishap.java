package dev.iamtracker.standin.fault;

/// What chance has in store for a request.
public enum Mishap {
  NONE,
  /// 500.
  INTERNAL_FAILURE,
  /// 503.
  UNAVAILABLE,
  /// The connection is reset before the reply.
  RESET,
  /// The connection is reset in the middle of the reply.
  CUT
}
