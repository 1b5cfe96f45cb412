package dev.iamtracker.finding;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which findings are wanted; an empty choice means all.
///
/// @param since of which the event, or the last one of the episode, is not before this
/// @param until of which the event, or the first one of the episode, is before this
/// @param level the least level
/// @param episodes whether only episodes are wanted, no findings about single events
/// @param states which of them; empty: all
/// @param limit at most so many, the newest
public record FindingFilter(
    Optional<Instant> since,
    Optional<Instant> until,
    Level level,
    Optional<String> rule,
    Optional<String> actor,
    Optional<String> account,
    boolean episodes,
    Set<FindingState> states,
    int limit) {
  /// Everything that stands for itself: what was not superseded.
  public static final FindingFilter CURRENT =
      new FindingFilter(
          Optional.empty(),
          Optional.empty(),
          Level.INFORMATIONAL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          EnumSet.complementOf(EnumSet.of(FindingState.SUPERSEDED)),
          Integer.MAX_VALUE);

  public FindingFilter {
    states = Set.copyOf(states);
  }

  /// Episodes of a rule with an event in a span of time.
  ///
  /// @param first the first moment
  /// @param last the last moment, included
  public static FindingFilter episodes(String rule, Instant first, Instant last) {
    return new FindingFilter(
        Optional.of(first),
        Optional.of(last.plusMillis(1)),
        Level.INFORMATIONAL,
        Optional.of(rule),
        Optional.empty(),
        Optional.empty(),
        true,
        CURRENT.states,
        Integer.MAX_VALUE);
  }

  /// Whether a finding is wanted.
  public boolean accepts(StoredFinding stored) {
    Finding finding = stored.finding();
    return since.filter(finding.last()::isBefore).isEmpty()
        && until.filter(end -> !finding.time().isBefore(end)).isEmpty()
        && finding.level().isAtLeast(level)
        && rule.filter(one -> !one.equals(finding.rule())).isEmpty()
        && actor.filter(one -> !one.equals(finding.actor())).isEmpty()
        && account.filter(one -> !one.equals(finding.account())).isEmpty()
        && (!episodes || finding.episode() != null)
        && (states.isEmpty() || states.contains(stored.state()));
  }

  public FindingFilter atLeast(Level least) {
    return new FindingFilter(since, until, least, rule, actor, account, episodes, states, limit);
  }

  public FindingFilter in(Set<FindingState> wanted) {
    return new FindingFilter(since, until, level, rule, actor, account, episodes, wanted, limit);
  }

  public FindingFilter limitedTo(int most) {
    return new FindingFilter(since, until, level, rule, actor, account, episodes, states, most);
  }
}
