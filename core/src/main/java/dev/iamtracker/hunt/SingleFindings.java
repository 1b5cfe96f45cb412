package dev.iamtracker.hunt;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The findings of rules on single events, which `matched_rules` names. One instance serves one
/// thread.
final class SingleFindings {
  private static final Utf8 FAILURE = Utf8.of("failure");

  private final Rules rules;
  private final FindingText text;

  SingleFindings(Rules rules) {
    this.rules = rules;
    this.text = new FindingText(rules.compiled().derived());
  }

  List<Finding> of(IdentityEvent event) {
    var findings = new ArrayList<Finding>();
    of(event, findings::add);
    return findings;
  }

  void of(IdentityEvent event, Consumer<Finding> sink) {
    boolean failed = event.is(Column.OUTCOME, FAILURE);
    for (String id : event.text(Column.MATCHED_RULES).orElse("").split(",", -1)) {
      RuleText rule = rules.texts().get(id);
      if (rule != null) {
        sink.accept(text.of(rule, failed && rules.needsSuccess(id), event));
      }
    }
  }
}
