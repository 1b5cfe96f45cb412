package dev.iamtracker.cli;

import java.util.Optional;
import java.util.Set;

/// Finds the command in a command line without parsing it.
final class TypedVerb {
  private static final Set<String> WITH_VALUE = Set.of("--home", "--format");

  private TypedVerb() {}

  /// The first word that is no option; empty where an option before it is unknown here, as `--help`
  /// is: then the whole parser has to look.
  static Optional<String> of(String... args) {
    for (int i = 0; i < args.length; i++) {
      String word = args[i];
      if (!word.startsWith("-")) {
        return Optional.of(word);
      }
      if (WITH_VALUE.contains(word)) {
        i++;
      } else if (!word.equals("--verbose")
          && !word.startsWith("--home=")
          && !word.startsWith("--format=")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
