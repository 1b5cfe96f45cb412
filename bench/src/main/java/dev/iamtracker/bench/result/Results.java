package dev.iamtracker.bench.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The newest outcome of every measurement, each with the run it came from.
public record Results(List<Entry> entries) {
  /// An outcome and its run.
  public record Entry(Run run, Outcome outcome) {}

  public static final Results NONE = new Results(List.of());

  public Results {
    entries = List.copyOf(entries);
  }

  /// These results with one outcome added, or replaced in its place.
  public Results with(Run run, Outcome outcome) {
    List<Entry> all = new ArrayList<>();
    boolean replaced = false;
    for (Entry entry : entries) {
      boolean same = entry.outcome().name().equals(outcome.name());
      Run itsRun = entry.run().started().equals(run.started()) ? run : entry.run();
      all.add(same ? new Entry(run, outcome) : new Entry(itsRun, entry.outcome()));
      replaced |= same;
    }
    if (!replaced) {
      all.add(new Entry(run, outcome));
    }
    return new Results(all);
  }

  /// The same results in the order of some names; unknown ones last.
  public Results inOrderOf(List<String> names) {
    return new Results(
        entries.stream()
            .sorted(
                Comparator.comparingInt(
                    entry -> {
                      int place = names.indexOf(entry.outcome().name());
                      return place < 0 ? names.size() : place;
                    }))
            .toList());
  }

  /// All runs that an outcome came from, the newest first.
  public List<Run> runs() {
    return entries.stream()
        .map(Entry::run)
        .distinct()
        .sorted(Comparator.comparing(Run::started).reversed())
        .toList();
  }

  public Optional<Outcome> outcome(String name) {
    return entries.stream()
        .map(Entry::outcome)
        .filter(outcome -> outcome.name().equals(name))
        .findFirst();
  }
}
