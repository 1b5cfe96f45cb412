package dev.iamtracker.standin;

import dev.iamtracker.standin.clock.Sleeper;
import dev.iamtracker.standin.history.HistoryRules;
import dev.iamtracker.standin.history.Quota;

/// What may differ from one stand-in to another.
///
/// @param port 0 for any that is free
/// @param seed of everything that is left to chance
/// @param sleeper waits where an answer is slow
/// @param listPage most elements on a page of a list of regions or accounts
public record StandInOptions(
    int port, long seed, HistoryRules rules, Sleeper sleeper, int listPage) {
  /// As AWS behaves, on any port.
  public static final StandInOptions USUAL =
      new StandInOptions(0, 1, HistoryRules.OF_AWS, Sleeper.REAL, 50);

  public StandInOptions withPort(int other) {
    return new StandInOptions(other, seed, rules, sleeper, listPage);
  }

  public StandInOptions withSeed(long other) {
    return new StandInOptions(port, other, rules, sleeper, listPage);
  }

  public StandInOptions withRules(HistoryRules other) {
    return new StandInOptions(port, seed, other, sleeper, listPage);
  }

  public StandInOptions withQuota(Quota quota) {
    return withRules(rules.withQuota(quota));
  }

  public StandInOptions withSleeper(Sleeper other) {
    return new StandInOptions(port, seed, rules, other, listPage);
  }

  public StandInOptions withListPage(int other) {
    return new StandInOptions(port, seed, rules, sleeper, other);
  }
}
