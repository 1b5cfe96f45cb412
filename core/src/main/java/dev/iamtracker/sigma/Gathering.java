package dev.iamtracker.sigma;

import dev.iamtracker.sigma.RuleSet.NotApplicable;
import dev.iamtracker.sigma.SigmaRule.Correlation;
import dev.iamtracker.sigma.SigmaRule.Detection;
import dev.iamtracker.sigma.SigmaRule.Filter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the rules of all files together.
final class Gathering {
  private final Map<String, SigmaRule> rules = new LinkedHashMap<>();
  private final List<SigmaError> errors = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<NotApplicable> others = new ArrayList<>();

  RuleSet gather(RuleReader builtIn, RuleReader own) {
    errors.addAll(builtIn.errors());
    errors.addAll(own.errors());
    builtIn.rules().forEach(rule -> add(rule, Set.of()));
    Set<String> replaceable = Set.copyOf(rules.keySet());
    own.rules().forEach(rule -> add(rule, replaceable));
    List<Filter> filters = only(Filter.class).stream().filter(this::narrows).toList();
    var detections = new ArrayList<Detection>();
    for (Detection rule : only(Detection.class)) {
      if (rule.notApplicable().isPresent()) {
        others.add(new NotApplicable(rule, rule.notApplicable().get()));
      } else {
        detections.add(filtered(rule, filters));
      }
    }
    var links = new CorrelationLinks(rules);
    List<Correlation> correlations = links.resolve();
    errors.addAll(links.errors());
    others.addAll(links.notApplicable());
    return new RuleSet(detections, correlations, baseOnly(correlations), others, errors, notices);
  }

  private void add(SigmaRule rule, Set<String> replaceable) {
    String id = rule.head().id();
    SigmaRule known = rules.get(id);
    if (known == null) {
      rules.put(id, rule);
    } else if (replaceable.contains(id)) {
      rules.put(id, rule);
      notices.add(rule.head().file() + " replaces the built-in rule " + id);
    } else {
      errors.add(
          new SigmaError(
              rule.head().place(),
              "the rule '" + id + "' is there already, at " + known.head().place()));
    }
  }

  private <T> List<T> only(Class<T> type) {
    return rules.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Whether a filter is about a rule on CloudTrail events; says so when it is not.
  private boolean narrows(Filter filter) {
    if (filter.notApplicable().isPresent()) {
      others.add(new NotApplicable(filter, filter.notApplicable().get()));
      return false;
    }
    boolean some = filter.rules().isEmpty();
    var missing = new ArrayList<String>();
    Optional<String> about = Optional.empty();
    for (String word : filter.rules()) {
      Optional<Detection> meant =
          only(Detection.class).stream().filter(rule -> rule.head().isCalled(word)).findFirst();
      if (meant.isEmpty()) {
        missing.add(word);
      } else {
        some |= meant.get().notApplicable().isEmpty();
        about = about.or(meant.get()::notApplicable);
      }
    }
    String names = "'" + String.join("', '", missing) + "'";
    if (!some && about.isEmpty()) {
      errors.add(
          new SigmaError(
              filter.head().place(),
              "the filter is about " + names + ", and there is no such rule on single events"));
    } else if (!missing.isEmpty()) {
      notices.add(
          filter.head().place() + ": the filter is also about " + names + ", which there is not");
    }
    if (!some && about.isPresent()) {
      others.add(new NotApplicable(filter, "it is about rules for other logs"));
    }
    return some;
  }

  private static Detection filtered(Detection rule, List<Filter> filters) {
    var parts = new ArrayList<Condition>();
    parts.add(rule.condition());
    for (Filter filter : filters) {
      if (filter.rules().isEmpty() || filter.rules().stream().anyMatch(rule.head()::isCalled)) {
        parts.add(filter.condition());
      }
    }
    return parts.size() == 1
        ? rule
        : new Detection(rule.head(), new Condition.All(parts), rule.notApplicable());
  }

  private static Set<String> baseOnly(List<Correlation> correlations) {
    var baseOnly = new HashSet<String>();
    var generating = new HashSet<String>();
    for (Correlation correlation : correlations) {
      (correlation.generate() ? generating : baseOnly).addAll(correlation.rules());
    }
    baseOnly.removeAll(generating);
    return baseOnly;
  }
}
