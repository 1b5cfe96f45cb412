package dev.iamtracker.detect;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.SigmaError;
import dev.iamtracker.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rules on single events, ready to be tried by any number of threads.
public final class CompiledRules {
  private final List<CompiledRule> rules;
  private final List<SigmaError> errors;
  private final FieldNumbers numbers;
  private final OffHours offHours;
  private final Set<String> knownAccounts;

  private CompiledRules(
      List<CompiledRule> rules,
      List<SigmaError> errors,
      FieldNumbers numbers,
      OffHours offHours,
      Set<String> knownAccounts) {
    this.rules = List.copyOf(rules);
    this.errors = List.copyOf(errors);
    this.numbers = numbers;
    this.offHours = offHours;
    this.knownAccounts = Set.copyOf(knownAccounts);
  }

  /// @param knownAccounts ids of accounts that are not external
  public static CompiledRules of(RuleSet set, OffHours offHours, Set<String> knownAccounts) {
    var numbers = new FieldNumbers();
    var rules = new ArrayList<CompiledRule>();
    var errors = new ArrayList<SigmaError>();
    Set<String> derived = new IdentityFields(offHours, knownAccounts).names();
    for (SigmaRule.Detection rule : set.detections()) {
      var compiler = new Compiler(numbers);
      Check check = compiler.check(rule.condition());
      Optional<String> unknown =
          compiler.fields().stream()
              .filter(field -> field.startsWith(IdentityFields.PREFIX))
              .filter(field -> !derived.contains(field))
              .findFirst();
      if (unknown.isPresent()) {
        errors.add(
            new SigmaError(
                rule.head().place(),
                "there is no derived field '"
                    + unknown.get()
                    + "'; known are "
                    + String.join(", ", derived.stream().sorted().toList())));
        continue;
      }
      rules.add(
          new CompiledRule(
              rules.size(),
              rule.head(),
              set.baseOnly().contains(rule.head().id()),
              Gates.of(rule.condition()),
              compiler.fields(),
              compiler.hasKeywords(),
              new CompiledRule.Matching(check)));
    }
    return new CompiledRules(rules, errors, numbers, offHours, knownAccounts);
  }

  public List<CompiledRule> rules() {
    return rules;
  }

  /// What was found wrong with rules here; they are left out.
  public List<SigmaError> errors() {
    return errors;
  }

  public Optional<CompiledRule> rule(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /// Only some of the rules.
  public CompiledRules only(List<CompiledRule> some) {
    return new CompiledRules(some, errors, numbers, offHours, knownAccounts);
  }

  /// The derived fields, for one thread.
  public IdentityFields derived() {
    return new IdentityFields(offHours, knownAccounts);
  }

  EventFields fields() {
    return new EventFields(derived(), numbers.size(), numbers.memos());
  }
}
