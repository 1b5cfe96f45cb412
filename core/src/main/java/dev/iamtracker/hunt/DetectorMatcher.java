package dev.iamtracker.hunt;

import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.Detector;
import dev.iamtracker.event.IdentityEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Rules as a matcher of events.
record DetectorMatcher(Detector detector) implements EventMatcher {
  @Override
  public Set<String> matched(IdentityEvent event) {
    var ids = new HashSet<String>();
    for (CompiledRule rule : detector.match(event)) {
      ids.add(rule.id());
    }
    return ids;
  }

  @Override
  public Optional<String> value(String field) {
    return detector.value(field);
  }
}
