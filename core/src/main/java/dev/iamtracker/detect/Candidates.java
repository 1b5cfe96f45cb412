package dev.iamtracker.detect;

import dev.iamtracker.event.Column;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rules that events of a kind can match.
///
/// @param open those that have to be tried
/// @param guarded those that need not where a column has no value for them
record Candidates(List<Candidate> open, List<Group> guarded) {
  /// @param left what is still to be tried
  record Candidate(CompiledRule rule, CompiledRule.Matching left) {}

  /// Rules with tests of the same column.
  ///
  /// @param byTest the candidate by the number of its test
  /// @param tests the numbers
  record Group(Guards guards, Map<Integer, Candidate> byTest, BitSet tests) {}

  /// Of a rule and the test that guards it.
  record Guard(Guards guards, int test) {}

  static Candidates of(List<Candidate> candidates, Map<Integer, Guard> guards) {
    var open = new ArrayList<Candidate>();
    var groups = new HashMap<Column, Group>();
    for (Candidate candidate : candidates) {
      Guard guard = guards.get(candidate.rule.number());
      if (guard == null) {
        open.add(candidate);
      } else {
        Group group =
            groups.computeIfAbsent(
                guard.guards.column(), _ -> new Group(guard.guards, new HashMap<>(), new BitSet()));
        group.byTest.put(guard.test, candidate);
        group.tests.set(guard.test);
      }
    }
    return new Candidates(List.copyOf(open), List.copyOf(groups.values()));
  }
}
