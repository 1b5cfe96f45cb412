package dev.iamtracker.hunt;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.correlation.Correlation;
import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.CompiledRules;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.SigmaRule;
import dev.iamtracker.sigma.SigmaRule.Limit;
import dev.iamtracker.store.EventScan.Frequent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoublePredicate;

/// Makes the correlations of a rule set ready to be looked for.
final class Correlations {
  private static final String ACTOR = "iat.actor.name";

  private final CompiledRules compiled;
  private final Map<String, SigmaRule.Correlation> written = new LinkedHashMap<>();

  private Correlations(RuleSet set, CompiledRules compiled) {
    this.compiled = compiled;
    set.correlations().forEach(rule -> written.put(rule.head().id(), rule));
  }

  /// Those that find something themselves; one that only others look at is inside these.
  static List<CorrelationRule> of(RuleSet set, CompiledRules compiled) {
    var correlations = new Correlations(set, compiled);
    return correlations.written.values().stream()
        .filter(rule -> !set.baseOnly().contains(rule.head().id()))
        .map(correlations::rule)
        .toList();
  }

  private CorrelationRule rule(SigmaRule.Correlation rule) {
    var inside = new LinkedHashMap<String, SigmaRule.Correlation>();
    inside(rule, inside);
    var others = new HashMap<String, Correlation>();
    inside.forEach((id, other) -> others.put(id, correlation(other)));
    others.remove(rule.head().id());
    return new CorrelationRule(
        RuleText.of(rule.head()), correlation(rule), others, bases(inside), frequent(rule));
  }

  private void inside(SigmaRule.Correlation rule, Map<String, SigmaRule.Correlation> inside) {
    if (inside.putIfAbsent(rule.head().id(), rule) == null) {
      for (String id : rule.rules()) {
        SigmaRule.Correlation next = written.get(id);
        if (next != null) {
          inside(next, inside);
        }
      }
    }
  }

  private static Correlation correlation(SigmaRule.Correlation rule) {
    var frame =
        new Correlation.Frame(rule.head().id(), rule.rules(), rule.groupBy(), rule.timespan());
    DoublePredicate holds = value -> rule.limits().stream().allMatch(limit -> limit.holds(value));
    return switch (rule.type()) {
      case EVENT_COUNT -> frame.count(holds);
      case VALUE_COUNT -> frame.differentValues(holds);
      case TEMPORAL -> frame.together(matched -> together(rule, matched));
      case TEMPORAL_ORDERED -> frame.inOrder();
      case VALUE_SUM -> frame.sum(holds);
      case VALUE_AVG -> frame.average(holds);
      case VALUE_PERCENTILE -> frame.percentile(rule.percent(), holds);
      case VALUE_MEDIAN -> frame.percentile(50, holds);
    };
  }

  private static boolean together(SigmaRule.Correlation rule, Set<String> matched) {
    if (rule.together().isPresent()) {
      return rule.together().get().holds(matched::contains);
    }
    long count = rule.rules().stream().distinct().filter(matched::contains).count();
    return rule.limits().isEmpty()
        ? count == rule.rules().stream().distinct().count()
        : rule.limits().stream().allMatch(limit -> limit.holds((double) count));
  }

  private List<BaseRule> bases(Map<String, SigmaRule.Correlation> inside) {
    Map<String, Map<Sighting.Key, String>> groups = new LinkedHashMap<>();
    Map<String, String> values = new HashMap<>();
    for (SigmaRule.Correlation rule : inside.values()) {
      for (String name : rule.groupBy()) {
        group(rule, name, new Sighting.Key(rule.head().id(), name), groups);
      }
      for (String id : rule.rules()) {
        groups.computeIfAbsent(id, _ -> new HashMap<>());
        if (!rule.field().isEmpty()) {
          values.putIfAbsent(id, rule.field());
        }
      }
    }
    var bases = new ArrayList<BaseRule>();
    groups.forEach(
        (id, fields) ->
            compiled
                .rule(id)
                .ifPresent(
                    rule -> bases.add(base(rule, fields, Optional.ofNullable(values.get(id))))));
    return bases;
  }

  /// Finds the field of every rule on events that stands for a group-by name of a correlation.
  private void group(
      SigmaRule.Correlation rule,
      String name,
      Sighting.Key key,
      Map<String, Map<Sighting.Key, String>> groups) {
    for (String id : rule.rules()) {
      String field = rule.aliases().getOrDefault(name, Map.of()).getOrDefault(id, name);
      SigmaRule.Correlation inner = written.get(id);
      if (inner == null) {
        groups.computeIfAbsent(id, _ -> new HashMap<>()).put(key, field);
      } else {
        group(inner, field, key, groups);
      }
    }
  }

  private static BaseRule base(
      CompiledRule rule, Map<Sighting.Key, String> groupBy, Optional<String> value) {
    var fields = new HashSet<>(groupBy.values());
    value.ifPresent(fields::add);
    var columns = new HashSet<>(rule.columns());
    if (fields.remove(ACTOR)) {
      columns.add(Column.USER_NAME);
    }
    columns.addAll(CompiledRule.columns(fields));
    return new BaseRule(
        rule.id(), columns, rule.gate().map(List::of).orElse(List.of()), groupBy, value);
  }

  /// What a group needs at least, where columns can tell.
  private Optional<Frequent> frequent(SigmaRule.Correlation rule) {
    OptionalLong least = least(rule.limits());
    boolean counts =
        rule.type() == SigmaRule.Type.EVENT_COUNT || rule.type() == SigmaRule.Type.VALUE_COUNT;
    boolean single = rule.rules().size() == 1 && !written.containsKey(rule.rules().getFirst());
    if (!counts || !single || least.isEmpty() || rule.groupBy().isEmpty()) {
      return Optional.empty();
    }
    var columns = new ArrayList<Column>();
    for (String name : rule.groupBy()) {
      if (rule.aliases().containsKey(name)) {
        return Optional.empty();
      }
      Optional<Column> column = column(name);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    if (rule.type() == SigmaRule.Type.EVENT_COUNT) {
      return Optional.of(
          new Frequent(columns, Optional.empty(), least.getAsLong(), rule.timespan()));
    }
    return column(rule.field())
        .map(
            value -> new Frequent(columns, Optional.of(value), least.getAsLong(), rule.timespan()));
  }

  private static Optional<Column> column(String field) {
    if (field.equals(ACTOR)) {
      return Optional.of(Column.USER_NAME);
    }
    return Optional.ofNullable(RecordView.column(FieldPath.of(field)))
        .filter(column -> column.type() == ColumnType.TEXT && column != Column.USER_NAME);
  }

  private static OptionalLong least(List<Limit> limits) {
    for (Limit limit : limits) {
      if (limit.operator() == SigmaRule.Operator.GTE || limit.operator() == SigmaRule.Operator.EQ) {
        return OptionalLong.of((long) Math.ceil(limit.number()));
      }
      if (limit.operator() == SigmaRule.Operator.GT) {
        return OptionalLong.of((long) Math.floor(limit.number()) + 1);
      }
    }
    return OptionalLong.empty();
  }
}
