package dev.iamtracker.sigma;

import java.util.Optional;

/// The text of a rule file.
///
/// @param path as the user named it, for messages
/// @param problem why there is no text, empty when there is
public record RuleSource(String path, String text, Optional<String> problem) {
  public RuleSource(String path, String text) {
    this(path, text, Optional.empty());
  }
}
