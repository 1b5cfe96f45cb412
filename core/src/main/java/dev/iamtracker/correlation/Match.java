package dev.iamtracker.correlation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An event that matched a rule, as far as a correlation looks at it.
///
/// @param millis time of the event, since 1970
/// @param rule id of the rule it matched; of a correlation, when it completed one
/// @param value of the field that the correlation counts or adds up, null when the event lacks it
public record Match(long millis, String eventId, String rule, @Nullable String value)
    implements Comparable<Match> {
  private static final Comparator<Match> ORDER =
      Comparator.comparingLong(Match::millis)
          .thenComparing(Match::eventId)
          .thenComparing(Match::rule);

  /// By time, then by event id: the order in which everybody sees them, however they arrived.
  @Override
  public int compareTo(Match other) {
    return ORDER.compare(this, other);
  }
}
