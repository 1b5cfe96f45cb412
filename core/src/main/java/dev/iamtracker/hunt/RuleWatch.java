package dev.iamtracker.hunt;

import dev.iamtracker.derived.PolicyGrants;
import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.CompiledRules;
import dev.iamtracker.detect.Detector;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.run.EventWatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Notes in events which rules they match and what their policies grant, and remembers at which
/// times rules matched that correlations look at.
final class RuleWatch implements EventWatch {
  private final Detector detector;
  private final Set<String> bases;
  private final Touched touched = new Touched();
  private final List<String> matchedBases = new ArrayList<>();

  RuleWatch(CompiledRules rules, Set<String> bases) {
    this.detector = new Detector(rules);
    this.bases = bases;
  }

  Touched touched() {
    return touched;
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
        if (bases.contains(rule.id())) {
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
    }
  }
}
