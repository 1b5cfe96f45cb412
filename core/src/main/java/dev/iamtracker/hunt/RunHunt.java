package dev.iamtracker.hunt;

import dev.iamtracker.event.Column;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.RunStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tries rules on the events of one run, and makes findings of what the run will show.
///
/// Matches of single events are noted in `matched_rules` on their way into the store, and what was
/// found is remembered. What is too much to remember, or was left by a run that was killed, is read
/// back from the store.
public final class RunHunt implements Supplier<EventWatch> {
  private static final int MOST_SIGHTINGS = 50_000;
  private static final int MOST_FINDINGS = 30_000;

  private final Rules rules;
  private final Bases bases;
  private final List<RuleWatch> watches = new ArrayList<>();
  private final AtomicInteger room = new AtomicInteger(MOST_FINDINGS);

  public RunHunt(Rules rules) {
    this.rules = rules;
    this.bases = Bases.of(rules.correlations());
  }

  @Override
  public synchronized EventWatch get() {
    var watch = new RuleWatch(rules, bases, room);
    watches.add(watch);
    return watch;
  }

  /// Rules that failed on events, and how: faults of this program.
  public synchronized Map<String, String> faults() {
    var faults = new HashMap<String, String>();
    watches.forEach(watch -> faults.putAll(watch.faults()));
    return faults;
  }

  /// Makes the findings of a run; to be called while it commits.
  ///
  /// @param known the findings there are
  /// @param add stores findings and gives back the ids of new ones
  public Findings find(
      RunStore store, FindingStore known, Function<Collection<Finding>, Set<String>> add) {
    var found = new Findings.Counter();
    var batch = new FindingBatch(add, found);
    singles(store, batch::add);
    new EpisodeFindings(rules, store.all(), store.before(), sightings(), known)
        .find(touched(store), batch::add);
    batch.flush();
    return found.findings();
  }

  private synchronized void singles(RunStore store, Consumer<Finding> sink) {
    List<List<Finding>> remembered =
        watches.stream().flatMap(watch -> watch.findings().stream()).toList();
    if (store.adopted().isEmpty() && remembered.size() == watches.size()) {
      remembered.forEach(findings -> findings.forEach(sink));
    } else {
      store
          .added()
          .scan(
              matched(),
              () -> {
                var single = new SingleFindings(rules);
                return event -> Optional.of(single.of(event));
              },
              (List<Finding> findings) -> findings.forEach(sink));
    }
  }

  private static EventScan matched() {
    return new EventScan(
        EventScan.ALL.from(),
        EventScan.ALL.to(),
        EventScan.ALL.columns(),
        List.of(new In(Column.MATCHED_RULES, Set.of())),
        Optional.empty());
  }

  private synchronized Sightings sightings() {
    var sightings = new Sightings(MOST_SIGHTINGS);
    watches.forEach(watch -> sightings.add(watch.sightings()));
    return sightings;
  }

  private synchronized Touched touched(RunStore store) {
    var touched = new Touched();
    watches.forEach(watch -> touched.add(watch.touched()));
    store
        .adopted()
        .ifPresent(
            scan ->
                bases
                    .rules()
                    .forEach(
                        base ->
                            touched.add(
                                base, scan.from().toEpochMilli(), scan.to().toEpochMilli())));
    return touched;
  }
}
