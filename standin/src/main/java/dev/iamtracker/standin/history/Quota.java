package dev.iamtracker.standin.history;

/// How many requests a place answers.
///
/// @param perSecond in the long run; infinite for no limit
/// @param burst at once, after a pause
public record Quota(double perSecond, int burst) {
  /// What AWS grants: 2 a second, not adjustable.
  public static final Quota OF_AWS = new Quota(2, 2);

  public static final Quota NONE = new Quota(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);
}
