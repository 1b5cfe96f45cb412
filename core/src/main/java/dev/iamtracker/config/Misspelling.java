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
    return Math.abs(name.length() - known.length()) > MOST_EDITS || areUnlike(name, known)
        ? Integer.MAX_VALUE
        : EditDistance.between(name, known);
  }

  /// Whether each edit could at best bring in one of the letters that one name has and the other
  /// lacks, and there are more of them: a quick answer for most of an environment.
  private static boolean areUnlike(String a, String b) {
    int inA = letters(a);
    int inB = letters(b);
    return Math.max(Integer.bitCount(inA & ~inB), Integer.bitCount(inB & ~inA)) > MOST_EDITS;
  }

  private static int letters(String name) {
    int letters = 0;
    for (int i = 0; i < name.length(); i++) {
      letters |= 1 << (name.charAt(i) & 31);
    }
    return letters;
  }
}
