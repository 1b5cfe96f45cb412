package dev.iamtracker.sigma;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A document of a rule file.
public sealed interface SigmaRule {
  RuleHead head();

  /// Matches single events.
  ///
  /// @param condition over the selections; several conditions are joined by or
  /// @param notApplicable why it can never match CloudTrail events, empty when it can
  record Detection(RuleHead head, Condition condition, Optional<String> notApplicable)
      implements SigmaRule {}

  /// Looks at how matches of other rules follow each other.
  ///
  /// @param rules names or ids of rules and other correlations
  /// @param groupBy fields, or aliases of fields
  /// @param limits what the count, sum … has to be; empty for temporal types
  /// @param together which of the rules have to match, for temporal types; empty: all
  /// @param field that is counted or added up, empty for none
  /// @param aliases field by rule, by alias
  /// @param generate whether the rules it looks at still find something of their own
  /// @param percent for `value_percentile`
  record Correlation(
      RuleHead head,
      Type type,
      List<String> rules,
      List<String> groupBy,
      Duration timespan,
      List<Limit> limits,
      Optional<Expression> together,
      String field,
      Map<String, Map<String, String>> aliases,
      boolean generate,
      double percent)
      implements SigmaRule {
    public Correlation {
      rules = List.copyOf(rules);
      groupBy = List.copyOf(groupBy);
      limits = List.copyOf(limits);
      aliases = Map.copyOf(aliases);
    }
  }

  /// Narrows other rules.
  ///
  /// @param rules names or ids; empty for all
  /// @param notApplicable why it is about no rule on CloudTrail events, empty when it is
  record Filter(
      RuleHead head, List<String> rules, Condition condition, Optional<String> notApplicable)
      implements SigmaRule {
    public Filter {
      rules = List.copyOf(rules);
    }
  }

  /// The types of correlations.
  enum Type {
    EVENT_COUNT,
    VALUE_COUNT,
    TEMPORAL,
    TEMPORAL_ORDERED,
    VALUE_SUM,
    VALUE_AVG,
    VALUE_PERCENTILE,
    VALUE_MEDIAN
  }

  /// A comparison with a number.
  record Limit(Operator operator, double number) {
    public boolean holds(double value) {
      return switch (operator) {
        case GT -> value > number;
        case GTE -> value >= number;
        case LT -> value < number;
        case LTE -> value <= number;
        case EQ -> value == number;
        case NEQ -> value != number;
      };
    }
  }

  /// How two numbers are compared.
  enum Operator {
    GT,
    GTE,
    LT,
    LTE,
    EQ,
    NEQ
  }

  /// Words joined by and, or, not.
  sealed interface Expression {
    record Word(String word) implements Expression {}

    record Not(Expression inner) implements Expression {}

    record All(List<Expression> parts) implements Expression {}

    record Any(List<Expression> parts) implements Expression {}

    /// Whether it holds for the words that are true.
    default boolean holds(Predicate<String> isTrue) {
      return switch (this) {
        case Word(var word) -> isTrue.test(word);
        case Not(var inner) -> !inner.holds(isTrue);
        case All(var parts) -> parts.stream().allMatch(part -> part.holds(isTrue));
        case Any(var parts) -> parts.stream().anyMatch(part -> part.holds(isTrue));
      };
    }
  }
}
