package dev.iamtracker.hunt;

import dev.iamtracker.event.IdentityEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which correlations look at which rules.
record Bases(Map<String, List<Use>> uses) {
  /// A correlation that looks at a rule.
  record Use(CorrelationRule rule, BaseRule base) {}

  static Bases of(Collection<CorrelationRule> correlations) {
    var uses = new HashMap<String, List<Use>>();
    for (CorrelationRule rule : correlations) {
      for (BaseRule base : rule.bases()) {
        uses.computeIfAbsent(base.id(), _ -> new ArrayList<>()).add(new Use(rule, base));
      }
    }
    return new Bases(uses);
  }

  /// Ids of the rules.
  Set<String> rules() {
    return uses.keySet();
  }

  boolean has(String rule) {
    return uses.containsKey(rule);
  }

  /// Notes an event that matched a rule for all that look at it.
  void see(
      String rule,
      IdentityEvent event,
      Function<String, Optional<String>> value,
      Sightings sightings) {
    for (Use use : uses.getOrDefault(rule, List.of())) {
      sightings.add(use.rule(), use.base(), event, value);
    }
  }
}
