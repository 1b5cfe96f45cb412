package dev.iamtracker.config;

/// How many mistakes lie between two words: a wrong, missing or superfluous letter, or two letters
/// in the wrong order.
public final class EditDistance {
  private EditDistance() {}

  public static int between(String a, String b) {
    int[][] mistakes = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        mistakes[i][j] = i == 0 || j == 0 ? i + j : least(mistakes, a, b, i, j);
      }
    }
    return mistakes[a.length()][b.length()];
  }

  private static int least(int[][] mistakes, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least =
        Math.min(
            mistakes[i - 1][j - 1] + (same ? 0 : 1),
            Math.min(mistakes[i - 1][j], mistakes[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, mistakes[i - 2][j - 2] + 1) : least;
  }
}
