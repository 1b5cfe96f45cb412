package dev.iamtracker.config;

import java.time.DateTimeException;
import java.util.Map;

/// One environment variable: what it may be and what it is for.
///
/// @param name of the variable
/// @param fallback the value, as text, when it is not set or empty
/// @param allowed what it can be set to
/// @param usedBy the commands it has an effect on
/// @param description what it changes
public record Setting<T>(
    String name, String fallback, Allowed<T> allowed, String usedBy, String description) {
  /// What it can be set to, in words.
  public String allowedWords() {
    return allowed.words();
  }

  /// The value in an environment.
  ///
  /// @throws InvalidConfiguration when it is not an allowed one
  T in(Map<String, String> environment) {
    String text = environment.getOrDefault(name, "").strip();
    try {
      return allowed.reading().apply(text.isEmpty() ? fallback : text);
    } catch (IllegalArgumentException | DateTimeException _) {
      throw new InvalidConfiguration(
          name + " cannot be '" + text + "'; allowed: " + allowed.words());
    }
  }
}
