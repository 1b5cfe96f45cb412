package dev.iamtracker.alert;

/// Why rules look at events.
public enum Occasion {
  /// Events that nobody waited for, such as a folder of logs or a first collection: old ones are
  /// history.
  FIRST_SIGHT,
  /// Events of a stream that was covered before: however late, they are news.
  CATCH_UP,
  /// Events that were stored before, looked at with other rules: nobody is told.
  RETRO,
  /// The same, and somebody asked to be told.
  RETRO_TOLD;

  boolean isRetro() {
    return this == RETRO || this == RETRO_TOLD;
  }
}
