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

  /// Letters to add, drop or replace to make one word the other.
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > MOST_EDITS) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
