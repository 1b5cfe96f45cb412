package dev.iamtracker.collect;

/// What was asked in one region of one account; guarded by the [Schedule].
final class LaneFigures {
  private final long began;
  private long ended;
  long requests;
  long throttled;
  long failed;
  long pages;
  long secondsRead;

  LaneFigures(long began) {
    this.began = began;
    this.ended = began;
  }

  void busyUntil(long nanos) {
    ended = nanos;
  }

  /// How long there was something left to read, in nanoseconds.
  long busy() {
    return ended - began;
  }
}
