package dev.iamtracker.hunt;

import dev.iamtracker.derived.PolicyGrants;
import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.Detector;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.run.EventWatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Notes in events which rules they match and what their policies grant, and remembers what rules
/// found, as long as it is not too much.
final class RuleWatch implements EventWatch {
  private static final int MOST_SIGHTINGS = 10_000;

  private final Detector detector;
  private final Bases bases;
  private final Touched touched = new Touched();
  private final Sightings sightings = new Sightings(MOST_SIGHTINGS);
  private final SingleFindings text;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> matchedBases = new ArrayList<>();
  private final AtomicInteger room;
  private boolean tooMany;

  /// @param room how many findings may still be remembered, by this one and others
  RuleWatch(Rules rules, Bases bases, AtomicInteger room) {
    this.room = room;
    this.detector = new Detector(rules.compiled());
    this.bases = bases;
    this.text = new SingleFindings(rules);
  }

  /// When rules matched new events that correlations look at.
  Touched touched() {
    return touched;
  }

  /// What correlations saw in new events.
  Sightings sightings() {
    return sightings;
  }

  /// What rules on single events found in new ones; empty when that was too much to remember.
  Optional<List<Finding>> findings() {
    return tooMany ? Optional.empty() : Optional.of(findings);
  }

  Map<String, String> faults() {
    return detector.faults();
  }

  @Override
  public IdentityEvent look(IdentityEvent event) {
    matchedBases.clear();
    List<CompiledRule> matches = detector.match(event);
    Optional<String> grants = PolicyGrants.of(detector.record());
    String names = "";
    if (!matches.isEmpty()) {
      var finding = new ArrayList<String>(matches.size());
      for (CompiledRule rule : matches) {
        if (!rule.baseOnly()) {
          finding.add(rule.id());
        }
        if (bases.has(rule.id())) {
          matchedBases.add(rule.id());
        }
      }
      finding.sort(null);
      names = String.join(",", finding);
    }
    if (names.isEmpty() && grants.isEmpty()) {
      return event;
    }
    var columns = new EnumMap<Column, Utf8>(Column.class);
    if (!names.isEmpty()) {
      columns.put(Column.MATCHED_RULES, Utf8.of(names));
    }
    grants.ifPresent(text -> columns.put(Column.POLICY_GRANTS, Utf8.of(text)));
    return event.with(columns);
  }

  @Override
  public void stored(IdentityEvent event) {
    for (String rule : matchedBases) {
      touched.add(rule, event.millis(Column.EVENT_TIME));
      bases.see(rule, event, detector::value, sightings);
    }
    if (!tooMany && event.has(Column.MATCHED_RULES)) {
      int before = findings.size();
      text.of(event, findings::add);
      tooMany = room.addAndGet(before - findings.size()) < 0;
      if (tooMany) {
        findings.clear();
      }
    }
  }
}
