package dev.iamtracker.sigma;

import dev.iamtracker.sigma.RuleSet.NotApplicable;
import dev.iamtracker.sigma.SigmaRule.Correlation;
import dev.iamtracker.sigma.SigmaRule.Detection;
import dev.iamtracker.sigma.SigmaRule.Expression;
import dev.iamtracker.sigma.SigmaRule.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the rules that correlations look at: those there are, and not themselves. Names and UUIDs
/// become ids.
final class CorrelationLinks {
  private final Map<String, SigmaRule> rules;
  private final Map<String, Correlation> resolved = new LinkedHashMap<>();
  private final List<SigmaError> errors = new ArrayList<>();
  private final List<NotApplicable> others = new ArrayList<>();

  /// @param rules by id
  CorrelationLinks(Map<String, SigmaRule> rules) {
    this.rules = rules;
  }

  List<SigmaError> errors() {
    return errors;
  }

  List<NotApplicable> notApplicable() {
    return others;
  }

  /// The correlations that can find something.
  List<Correlation> resolve() {
    for (SigmaRule rule : rules.values()) {
      if (rule instanceof Correlation correlation) {
        resolve(correlation).ifPresent(one -> resolved.put(one.head().id(), one));
      }
    }
    dropIncomplete();
    for (Correlation one : List.copyOf(resolved.values())) {
      if (reaches(one, one.head().id(), new HashSet<>())) {
        error(one, "the correlation looks at itself");
        resolved.remove(one.head().id());
      }
    }
    dropIncomplete();
    dropNotApplicable();
    return List.copyOf(resolved.values());
  }

  private void dropIncomplete() {
    boolean changed = true;
    while (changed) {
      changed = resolved.values().removeIf(one -> !isComplete(one));
    }
  }

  private void error(SigmaRule rule, String reason) {
    errors.add(new SigmaError(rule.head().place(), reason));
  }

  private Optional<Correlation> resolve(Correlation correlation) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String word : correlation.rules()) {
      Optional<SigmaRule> meant = called(word).filter(rule -> !(rule instanceof Filter));
      if (meant.isEmpty()) {
        error(
            correlation,
            "the correlation looks at '" + word + "', which there is not (or has an error)");
        return Optional.empty();
      }
      ids.put(word, meant.get().head().id());
    }
    Map<String, Map<String, String>> aliases = new HashMap<>();
    for (String alias : correlation.aliases().keySet().stream().sorted().toList()) {
      Map<String, String> fields = new HashMap<>();
      for (var field : correlation.aliases().getOrDefault(alias, Map.of()).entrySet()) {
        Optional<String> id =
            called(field.getKey()).map(rule -> rule.head().id()).filter(ids::containsValue);
        if (id.isEmpty()) {
          error(
              correlation,
              "the alias '"
                  + alias
                  + "' is about '"
                  + field.getKey()
                  + "', which the correlation does not look at"
                  + Words.hint(field.getKey(), ids.keySet()));
          return Optional.empty();
        }
        fields.put(id.get(), field.getValue());
      }
      aliases.put(alias, Map.copyOf(fields));
    }
    return Optional.of(
        new Correlation(
            correlation.head(),
            correlation.type(),
            correlation.rules().stream().map(word -> ids.getOrDefault(word, word)).toList(),
            correlation.groupBy(),
            correlation.timespan(),
            correlation.limits(),
            correlation.together().map(one -> withIds(one, ids)),
            correlation.field(),
            aliases,
            correlation.generate(),
            correlation.percent()));
  }

  private Optional<SigmaRule> called(String word) {
    return rules.values().stream().filter(rule -> rule.head().isCalled(word)).findFirst();
  }

  private static Expression withIds(Expression expression, Map<String, String> ids) {
    return switch (expression) {
      case Expression.Word(var word) -> new Expression.Word(ids.getOrDefault(word, word));
      case Expression.Not(var inner) -> new Expression.Not(withIds(inner, ids));
      case Expression.All(var parts) ->
          new Expression.All(parts.stream().map(part -> withIds(part, ids)).toList());
      case Expression.Any(var parts) ->
          new Expression.Any(parts.stream().map(part -> withIds(part, ids)).toList());
    };
  }

  private boolean isComplete(Correlation correlation) {
    for (String id : correlation.rules()) {
      if (rules.get(id) instanceof Correlation && !resolved.containsKey(id)) {
        error(correlation, "the correlation looks at '" + id + "', which has an error");
        return false;
      }
    }
    return true;
  }

  private boolean reaches(Correlation from, String id, Set<String> seen) {
    for (String rule : from.rules()) {
      Correlation next = resolved.get(rule);
      if (rule.equals(id) || (next != null && seen.add(rule) && reaches(next, id, seen))) {
        return true;
      }
    }
    return false;
  }

  /// Leaves out what can never find anything because of rules for other logs.
  private void dropNotApplicable() {
    boolean changed = true;
    while (changed) {
      changed = resolved.values().removeIf(this::isNotApplicable);
    }
  }

  private boolean isNotApplicable(Correlation correlation) {
    List<String> never =
        correlation.rules().stream().filter(id -> reason(id).isPresent()).distinct().toList();
    boolean all = correlation.rules().stream().distinct().count() == never.size();
    boolean needsAll =
        correlation.type() == SigmaRule.Type.TEMPORAL_ORDERED
            || (correlation.type() == SigmaRule.Type.TEMPORAL
                && correlation.limits().isEmpty()
                && correlation.together().isEmpty());
    if (never.isEmpty() || !(all || needsAll)) {
      return false;
    }
    String id = never.getFirst();
    others.add(
        new NotApplicable(
            correlation,
            "it looks at '" + id + "', which never matches: " + reason(id).orElse("")));
    return true;
  }

  private Optional<String> reason(String id) {
    return rules.get(id) instanceof Detection detection
        ? detection.notApplicable()
        : others.stream()
            .filter(other -> other.rule().head().id().equals(id))
            .map(NotApplicable::reason)
            .findFirst();
  }
}
