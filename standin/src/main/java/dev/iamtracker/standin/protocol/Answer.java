package dev.iamtracker.standin.protocol;

/// What an API says to a call.
public sealed interface Answer {
  /// @param text JSON or XML, as the protocol has it
  record Body(String text) implements Answer {}

  /// None: the connection is reset.
  record Silence() implements Answer {}

  /// @param status of HTTP
  /// @param code the name of AWS's exception
  record Refusal(int status, String code, String message) implements Answer {}
}
