package dev.iamtracker.soak.process;

import java.time.Duration;

/// What becomes of a process that was started.
public sealed interface Fate {
  /// It runs to its end.
  record Undisturbed() implements Fate {}

  /// It is killed the hard way, if it still runs then.
  record Killed(Duration after) implements Fate {}

  /// It is killed the hard way when the files of its home have changed so many times.
  record KilledWriting(int changes) implements Fate {}

  /// It is asked to end, if it still runs then.
  record Terminated(Duration after) implements Fate {}
}
