package dev.iamtracker.hunt;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.CompiledRules;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.SigmaError;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All rules of a run, ready to be used by any number of threads.
///
/// @param set as they were written
/// @param compiled the rules on single events
/// @param correlations those that find something themselves
public record Rules(
    RuleSet set,
    CompiledRules compiled,
    List<CorrelationRule> correlations,
    Map<String, RuleText> texts) {
  public Rules {
    correlations = List.copyOf(correlations);
    texts = Map.copyOf(texts);
  }

  /// No rules at all.
  public static Rules none() {
    return of(
        RuleSet.of(List.of(), List.of(), Map.of()), new OffHours(0, 0, ZoneOffset.UTC), Set.of());
  }

  /// @param knownAccounts ids of accounts that are not external
  public static Rules of(RuleSet set, OffHours offHours, Set<String> knownAccounts) {
    CompiledRules compiled = CompiledRules.of(set, offHours, knownAccounts);
    var texts = new HashMap<String, RuleText>();
    compiled.rules().forEach(rule -> texts.put(rule.id(), RuleText.of(rule.head())));
    return new Rules(set, compiled, Correlations.of(set, compiled), texts);
  }

  /// Everything that is wrong with rules.
  public List<SigmaError> errors() {
    var errors = new ArrayList<>(set.errors());
    errors.addAll(compiled.errors());
    return List.copyOf(errors);
  }

  /// The rule on single events of an id.
  public Optional<CompiledRule> rule(String id) {
    return compiled.rule(id);
  }

  /// Whether a rule is about what succeeds, so that a failure is only an attempt.
  boolean needsSuccess(String id) {
    return rule(id).map(rule -> rule.head().extension().needsSuccess()).orElse(false);
  }

  /// The rules on single events that a correlation looks at.
  List<CompiledRule> bases(CorrelationRule correlation) {
    return correlation.bases().stream().flatMap(base -> rule(base.id()).stream()).toList();
  }

  /// What a rule says, of single events or a correlation.
  public RuleText text(String id) {
    RuleText known = texts.get(id);
    return known != null
        ? known
        : correlations.stream()
            .map(CorrelationRule::text)
            .filter(text -> text.id().equals(id))
            .findFirst()
            .orElseThrow();
  }

  /// How many there are, of single events and correlations.
  public int size() {
    return set.size();
  }
}
