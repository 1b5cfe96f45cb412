package dev.iamtracker.hunt;

import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.CompiledRules;
import dev.iamtracker.detect.Detector;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.store.EventMarks;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tries rules on events that are stored already, and makes of them what it would have been had the
/// rules been there when the events came.
public final class RetroHunt {
  private final Rules rules;
  private final Set<String> wanted;
  private final Instant from;
  private final Instant to;
  private final CompiledRules chosen;
  private final List<CompiledRule> singles;

  /// @param wanted ids of the rules to try
  /// @param to the last time, included
  public RetroHunt(Rules rules, Set<String> wanted, Instant from, Instant to) {
    this.rules = rules;
    this.wanted = Set.copyOf(wanted);
    this.from = from;
    this.to = to;
    this.singles =
        rules.compiled().rules().stream()
            .filter(rule -> wanted.contains(rule.id()) && !rule.baseOnly())
            .toList();
    this.chosen = rules.compiled().only(singles);
  }

  /// What the rules make of `matched_rules`: marks of rules that were not tried stay.
  public EventMarks marks() {
    Set<Column> columns = EnumSet.of(Column.MATCHED_RULES, Column.USER_NAME);
    singles.forEach(rule -> columns.addAll(rule.columns()));
    return new EventMarks(
        columns,
        () -> {
          var detector = new Detector(chosen);
          return event -> marks(detector, event);
        });
  }

  private String marks(Detector detector, IdentityEvent event) {
    String old = event.text(Column.MATCHED_RULES).orElse("");
    if (event.time().isBefore(from) || event.time().isAfter(to)) {
      return old;
    }
    var ids = new TreeSet<String>();
    for (String id : old.isEmpty() ? new String[0] : old.split(",", -1)) {
      if (!wanted.contains(id)) {
        ids.add(id);
      }
    }
    detector.match(event).forEach(rule -> ids.add(rule.id()));
    return String.join(",", ids);
  }

  /// Makes the findings; to be called while they are stored.
  ///
  /// @param known the findings there are
  /// @param add stores findings and gives back the ids of new ones
  public Findings find(
      StoredEvents events, FindingStore known, Function<Collection<Finding>, Set<String>> add) {
    var found = new Findings.Counter();
    var batch = new FindingBatch(add, found);
    singles(events, batch::add);
    var touched = new Touched();
    rules.correlations().stream()
        .filter(rule -> wanted.contains(rule.text().id()))
        .flatMap(rule -> rule.bases().stream())
        .forEach(base -> touched.add(base.id(), from.toEpochMilli(), to.toEpochMilli()));
    var episodes =
        new Rules(
            rules.set(),
            rules.compiled(),
            rules.correlations().stream()
                .filter(rule -> wanted.contains(rule.text().id()))
                .toList(),
            rules.texts());
    new EpisodeFindings(episodes, events, events, new Sightings(0), known)
        .find(touched, batch::add);
    batch.flush();
    return found.findings();
  }

  private void singles(StoredEvents events, Consumer<Finding> sink) {
    boolean all = singles.stream().anyMatch(rule -> rule.gate().isEmpty());
    List<In> gates =
        all
            ? List.of()
            : In.merged(singles.stream().flatMap(rule -> rule.gate().stream()).toList());
    if (singles.isEmpty()) {
      return;
    }
    events.scan(
        new EventScan(from, to, EventScan.ALL.columns(), gates, Optional.empty()),
        () -> {
          var detector = new Detector(chosen);
          var text = new SingleFindings(rules);
          return event -> findings(detector, text, event);
        },
        (List<Finding> findings) -> findings.forEach(sink));
  }

  private static Optional<List<Finding>> findings(
      Detector detector, SingleFindings text, IdentityEvent event) {
    String ids =
        detector.match(event).stream()
            .map(CompiledRule::id)
            .sorted()
            .collect(Collectors.joining(","));
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(text.of(event.with(Column.MATCHED_RULES, Utf8.of(ids))));
  }
}
