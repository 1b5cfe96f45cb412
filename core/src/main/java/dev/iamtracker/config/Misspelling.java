package dev.iamtracker.config;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Variables that look as if one of ours was meant: a setting that has no effect is worse than one
/// that is refused.
final class Misspelling {
  private static final String PREFIX = "IAT_";
  // Shorter names are too close to what other programs use: ACCOUNT, LOGLEVEL.
  private static final int SHORTEST = 10;
  private static final int MOST_EDITS = 2;

  private Misspelling() {}

  /// @throws InvalidConfiguration naming the first such variable and what was meant
  static void refuse(Set<String> names, Set<String> known) {
    for (String name : new TreeSet<>(names)) {
      if (known.contains(name)) {
        continue;
      }
      Optional<String> meant =
          known.stream()
              .filter(one -> one.length() >= SHORTEST && distance(name, one) <= MOST_EDITS)
              .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)));
      if (meant.isPresent()) {
        throw new InvalidConfiguration(
            "there is no setting " + name + "; did you mean " + meant.get() + "?");
      }
      if (name.startsWith(PREFIX)) {
        throw new InvalidConfiguration(
            "there is no setting " + name + "; docs/settings.md lists those there are");
      }
    }
  }

  private static int distance(String name, String known) {
    return Math.abs(name.length() - known.length()) > MOST_EDITS
        ? Integer.MAX_VALUE
        : EditDistance.between(name, known);
  }
}
