package dev.iamtracker.bench.comparison;

import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two sets of results, figure by figure; only figures that mean the same on every machine.
///
/// @param changes in the order of the results of now
/// @param missing figures that were there then, and are not any more though their measurement is
public record Comparison(List<Change> changes, List<String> missing) {
  public Comparison {
    changes = List.copyOf(changes);
    missing = List.copyOf(missing);
  }

  /// Measurements that are only in one of the two are left out.
  public static Comparison of(Results then, Results now) {
    List<Change> changes = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Results.Entry entry : now.entries()) {
      Outcome after = entry.outcome();
      Optional<Outcome> before = then.outcome(after.name());
      if (before.isEmpty()) {
        continue;
      }
      for (Figure figure : before.get().figures()) {
        if (!figure.watched()) {
          continue;
        }
        after
            .figure(figure.name())
            .ifPresentOrElse(
                same -> changes.add(new Change(after.name(), figure, same)),
                () -> missing.add(after.name() + ": " + figure.name()));
      }
    }
    return new Comparison(changes, missing);
  }

  public boolean isWorse(double tolerance) {
    return changes.stream().anyMatch(change -> change.verdict(tolerance) == Verdict.WORSE);
  }
}
