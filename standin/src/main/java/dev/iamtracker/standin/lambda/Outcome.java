package dev.iamtracker.standin.lambda;

/// How an invocation ended, as the function reported it.
public sealed interface Outcome {
  /// @param body what the handler wrote
  record Answered(String body) implements Outcome {}

  /// @param type class of the exception
  /// @param report message, type and stack as JSON
  record Failed(String type, String report) implements Outcome {}
}
