package dev.iamtracker.hunt;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tries rules on the events of one run, and makes findings of what the run will show.
///
/// Single events are noted in `matched_rules` on their way into the store and read back from there,
/// so that a run that was killed loses none of them. Correlations are looked for in everything that
/// is stored.
public final class RunHunt implements Supplier<EventWatch> {
  private static final int BATCH = 1_000;
  private static final Utf8 FAILURE = Utf8.of("failure");

  private final Rules rules;
  private final Set<String> bases;
  private final List<RuleWatch> watches = new ArrayList<>();
  private final FindingText text = new FindingText();

  public RunHunt(Rules rules) {
    this.rules = rules;
    this.bases = new HashSet<>();
    rules.correlations().forEach(rule -> rule.bases().forEach(base -> bases.add(base.id())));
  }

  @Override
  public synchronized EventWatch get() {
    var watch = new RuleWatch(rules.compiled(), bases);
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
    var batch = new Batch(add, found);
    store.added().scan(matched(), event -> single(event, batch));
    new EpisodeFindings(rules, store.all(), known, text).find(touched(store), batch::add);
    batch.flush();
    return found.findings();
  }

  private static EventScan matched() {
    return new EventScan(
        EventScan.ALL.from(),
        EventScan.ALL.to(),
        EventScan.ALL.columns(),
        List.of(new In(Column.MATCHED_RULES, Set.of())),
        Optional.empty());
  }

  private synchronized Touched touched(RunStore store) {
    var touched = new Touched();
    watches.forEach(watch -> touched.add(watch.touched()));
    store
        .adopted()
        .ifPresent(
            scan ->
                bases.forEach(
                    base ->
                        touched.add(base, scan.from().toEpochMilli(), scan.to().toEpochMilli())));
    return touched;
  }

  private void single(IdentityEvent event, Batch batch) {
    boolean failed = event.is(Column.OUTCOME, FAILURE);
    for (String id : event.text(Column.MATCHED_RULES).orElse("").split(",", -1)) {
      RuleText rule = rules.texts().get(id);
      if (rule != null) {
        batch.add(text.of(rule, failed && rules.needsSuccess(id), event));
      }
    }
  }

  /// Findings on their way into the store, many at a time.
  private record Batch(
      Function<Collection<Finding>, Set<String>> store,
      Findings.Counter found,
      List<Finding> waiting) {
    Batch(Function<Collection<Finding>, Set<String>> store, Findings.Counter found) {
      this(store, found, new ArrayList<>());
    }

    void add(Finding finding) {
      waiting.add(finding);
      if (waiting.size() >= BATCH) {
        flush();
      }
    }

    void flush() {
      Set<String> fresh = store.apply(List.copyOf(waiting));
      waiting.stream().filter(finding -> fresh.contains(finding.id())).forEach(found::add);
      waiting.clear();
    }
  }
}
