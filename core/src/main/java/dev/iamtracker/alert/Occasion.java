package dev.iamtracker.alert;

/// Why rules look at events.
public enum Occasion {
  /// Events that nobody waited for, such as a folder of logs: old ones are history.
  FIRST_SIGHT,
  /// Events of streams that are collected again and again: what happened since that began is news,
  /// however late it comes. History is told of when everything there was is read.
  COLLECTING,
  /// Events that were stored before, looked at with other rules: nobody is told.
  RETRO,
  /// The same, and somebody asked to be told.
  RETRO_TOLD;

  boolean isRetro() {
    return this == RETRO || this == RETRO_TOLD;
  }
}
