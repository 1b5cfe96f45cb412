package dev.iamtracker.sigma;

import dev.iamtracker.sigma.SigmaRule.Expression;
import dev.iamtracker.sigma.Yaml.Field;
import dev.iamtracker.sigma.Yaml.Items;
import dev.iamtracker.sigma.Yaml.Mapping;
import dev.iamtracker.sigma.Yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads selections and the condition over them.
final class SelectionReader {
  private static final String CONDITION = "condition";
  private final TestReader tests;

  SelectionReader(TestReader tests) {
    this.tests = tests;
  }

  /// @param detection selections by name, and the condition
  Condition read(Mapping detection, List<String> notSelections) {
    Map<String, Condition> selections = new LinkedHashMap<>();
    for (Field field : detection.fields()) {
      if (field.name().equals("timeframe")) {
        throw new Unusable(
            field.place(),
            "timeframe is of Sigma's first version; write a correlation rule with a timespan");
      }
      if (!field.name().equals(CONDITION) && !notSelections.contains(field.name())) {
        selections.put(field.name(), selection(field));
      }
    }
    if (selections.isEmpty()) {
      throw new Unusable(detection.place(), "there is no selection");
    }
    Yaml condition = Words.required(detection, CONDITION);
    List<Yaml> lines = condition instanceof Items(_, var items) ? items : List.of(condition);
    if (lines.isEmpty()) {
      throw new Unusable(condition.place(), "the condition is empty");
    }
    var parts = new ArrayList<Condition>();
    for (Yaml line : lines) {
      String text = Words.text(line, CONDITION);
      Expression expression = ExpressionParser.parse(line.place(), text, selections.keySet());
      parts.add(condition(expression, selections));
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
  }

  private static Condition condition(Expression expression, Map<String, Condition> selections) {
    return switch (expression) {
      case Expression.Word(var word) -> selections.getOrDefault(word, new Condition.Any(List.of()));
      case Expression.Not(var inner) -> new Condition.Not(condition(inner, selections));
      case Expression.All(var parts) ->
          new Condition.All(parts.stream().map(part -> condition(part, selections)).toList());
      case Expression.Any(var parts) ->
          new Condition.Any(parts.stream().map(part -> condition(part, selections)).toList());
    };
  }

  private Condition selection(Field field) {
    return switch (field.value()) {
      case Mapping mapping -> fields(mapping);
      case Items(var place, var items) -> items(place, items);
      case Scalar scalar when !Words.isNull(scalar) ->
          tests.keywords(scalar.place(), List.of(scalar));
      case Scalar scalar ->
          throw new Unusable(scalar.place(), "the selection '" + field.name() + "' is empty");
    };
  }

  private Condition items(Place place, List<Yaml> items) {
    if (items.isEmpty()) {
      throw new Unusable(place, "the selection is empty");
    }
    var any = new ArrayList<Condition>();
    var words = new ArrayList<Yaml>();
    for (Yaml item : items) {
      if (item instanceof Mapping mapping) {
        any.add(fields(mapping));
      } else {
        words.add(item);
      }
    }
    if (!words.isEmpty()) {
      any.add(tests.keywords(place, words));
    }
    return any.size() == 1 ? any.getFirst() : new Condition.Any(any);
  }

  private Condition fields(Mapping mapping) {
    if (mapping.fields().isEmpty()) {
      throw new Unusable(mapping.place(), "the selection is empty");
    }
    List<Condition> all = new ArrayList<>();
    for (Field field : mapping.fields()) {
      all.add(tests.test(field));
    }
    return all.size() == 1 ? all.getFirst() : new Condition.All(all);
  }
}
