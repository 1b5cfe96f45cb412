package dev.iamtracker.correlation;

import java.util.ArrayList;
import java.util.List;

/// Matches of one group that belong together: neighbours are at most a timespan apart, and nobody
/// else is that near. An episode, when the correlation holds somewhere in it.
///
/// @param matches in their order, at least one
/// @param completed those of them that complete a window in which the correlation holds
public record Chain(List<Match> matches, List<Match> completed) {
  public Chain {
    matches = List.copyOf(matches);
    completed = List.copyOf(completed);
  }

  public boolean isEpisode() {
    return !completed.isEmpty();
  }

  public Match first() {
    return matches.getFirst();
  }

  public Match last() {
    return matches.getLast();
  }

  /// Cuts matches of one group into chains.
  static List<Chain> of(List<Match> matches, long timespan, Trigger trigger) {
    var chains = new ArrayList<Chain>();
    List<Match> sorted = matches.stream().distinct().sorted().toList();
    int start = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).millis() - sorted.get(i - 1).millis() > timespan) {
        List<Match> chain = sorted.subList(start, i);
        List<Match> completed = trigger.completed(chain).stream().mapToObj(chain::get).toList();
        chains.add(new Chain(chain, completed));
        start = i;
      }
    }
    return chains;
  }
}
