package dev.iamtracker.simulate.routine;

/// Keeps the share of identity events where the plan wants it.
@FunctionalInterface
public interface Balance {
  /// Whether the next piece of work should be an identity event.
  boolean wantsIdentity();
}
