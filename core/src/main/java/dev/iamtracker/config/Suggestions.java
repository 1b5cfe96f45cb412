package dev.iamtracker.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what somebody probably meant when a name is not known.
public final class Suggestions {
  private static final int MOST = 3;

  private Suggestions() {}

  /// The known names closest to what was typed, the closest first, at most three; empty when
  /// nothing is close.
  public static List<String> closest(String typed, Collection<String> known) {
    String wanted = plain(typed);
    int allowed = Math.max(1, wanted.length() / 3);
    record Candidate(String name, int distance) {}
    return known.stream()
        .map(name -> new Candidate(name, distance(wanted, plain(name))))
        .filter(candidate -> candidate.distance <= allowed)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /// ` Did you mean a or b?` with a space before it, or nothing when no known name is close.
  public static String didYouMean(String typed, Collection<String> known) {
    List<String> closest = closest(typed, known);
    return closest.isEmpty() ? "" : " Did you mean " + String.join(" or ", closest) + "?";
  }

  /// Names are compared without case and with `-` for `_`, the two spellings people mix up.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').strip();
  }

  /// A beginning of a name counts as one mistake; so do a wrong, missing or superfluous letter and
  /// two letters in the wrong order.
  private static int distance(String typed, String name) {
    if (typed.length() >= 3 && name.startsWith(typed)) {
      return typed.length() == name.length() ? 0 : 1;
    }
    int[][] mistakes = new int[typed.length() + 1][name.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        mistakes[i][j] = i == 0 || j == 0 ? i + j : least(mistakes, typed, name, i, j);
      }
    }
    return mistakes[typed.length()][name.length()];
  }

  private static int least(int[][] mistakes, String typed, String name, int i, int j) {
    boolean same = typed.charAt(i - 1) == name.charAt(j - 1);
    int least =
        Math.min(
            mistakes[i - 1][j - 1] + (same ? 0 : 1),
            Math.min(mistakes[i - 1][j], mistakes[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == name.charAt(j - 2)
            && typed.charAt(i - 2) == name.charAt(j - 1);
    return swapped ? Math.min(least, mistakes[i - 2][j - 2] + 1) : least;
  }
}
