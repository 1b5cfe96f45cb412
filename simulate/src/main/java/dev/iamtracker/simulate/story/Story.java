package dev.iamtracker.simulate.story;

/// An attack, from the first sign to the last.
interface Story {
  /// What users type, such as `leaked-key`.
  String name();

  /// One sentence.
  String description();

  void play(Stage stage);
}
