package dev.iamtracker.home;

import java.time.Instant;

/// From when to when a lake holds events.
public sealed interface LakeSpan {
  /// It holds none.
  record Empty() implements LakeSpan {}

  /// Times of its oldest and its newest event.
  record Filled(Instant first, Instant last) implements LakeSpan {}
}
