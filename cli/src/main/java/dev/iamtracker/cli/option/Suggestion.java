package dev.iamtracker.cli.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word a user may have meant.
public final class Suggestion {
  private Suggestion() {}

  /// ` Did you mean 'failed_auth'?`, or nothing where no word is close.
  public static String sentence(String typed, Collection<String> words) {
    return closest(typed, words).map(word -> " Did you mean '" + word + "'?").orElse("");
  }

  /// The word that is fewest edits away from what was typed, if it is close enough to be meant.
  public static Optional<String> closest(String typed, Collection<String> words) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= tolerance(word))
        .min(
            Comparator.<String>comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int tolerance(String word) {
    return Math.max(1, word.length() / 3);
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 10) {
      return Integer.MAX_VALUE;
    }
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(a, b, edits, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] edits, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
