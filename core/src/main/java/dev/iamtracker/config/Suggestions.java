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

  /// A beginning of a name counts as one mistake.
  private static int distance(String typed, String name) {
    return typed.length() >= 3 && name.length() > typed.length() && name.startsWith(typed)
        ? 1
        : EditDistance.between(typed, name);
  }
}
