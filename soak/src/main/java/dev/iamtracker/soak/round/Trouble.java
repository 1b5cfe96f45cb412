package dev.iamtracker.soak.round;

/// What can happen to a writer.
public enum Trouble {
  /// It is killed.
  KILL,
  /// It is asked to end.
  TERMINATE,
  /// Another one writes at the same time; one of them may be killed.
  TWO_WRITERS,
  /// Its files may not grow large.
  SMALL_FILES,
  /// The disk is nearly full.
  FULL_DISK,
  /// What it reads is damaged.
  DAMAGED_INPUT,
  /// It reads again what it has read.
  AGAIN,
  /// Segments are merged, and that is killed.
  KILL_COMPACTION
}
