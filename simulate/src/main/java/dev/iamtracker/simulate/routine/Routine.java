package dev.iamtracker.simulate.routine;

/// Something that happens every day: a few calls that belong together.
@FunctionalInterface
interface Routine {
  /// Plays it once, if somebody is there to do it at that time.
  ///
  /// @param second when it begins, seconds since 1970
  void play(Shift shift, long second);
}
