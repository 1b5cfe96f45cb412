package dev.iamtracker.detect;

import dev.iamtracker.sigma.Condition;
import dev.iamtracker.sigma.Condition.Test;
import dev.iamtracker.sigma.Condition.Value;
import dev.iamtracker.sigma.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Makes checks of conditions.
final class Compiler {
  private static final int MANY = 4;

  private final FieldNumbers numbers;
  private final Set<String> fields = new TreeSet<>();
  private boolean keywords;

  Compiler(FieldNumbers numbers) {
    this.numbers = numbers;
  }

  /// The fields of what was compiled so far.
  Set<String> fields() {
    return Set.copyOf(fields);
  }

  /// Whether something may be anywhere in the record.
  boolean hasKeywords() {
    return keywords;
  }

  Check check(Condition condition) {
    return switch (condition) {
      case Condition.Not(var inner) -> new Check.Not(check(inner));
      case Condition.All(var parts) -> new Check.All(parts.stream().map(this::check).toList());
      case Condition.Any(var parts) -> new Check.Any(parts.stream().map(this::check).toList());
      case Test test -> test(test);
    };
  }

  private Check test(Test test) {
    Check check = test.has(Modifier.ALL) ? all(test) : any(test, test.values());
    return test.has(Modifier.NEQ) ? new Check.Not(check) : check;
  }

  private Check all(Test test) {
    return new Check.All(test.values().stream().map(value -> any(test, List.of(value))).toList());
  }

  private Check any(Test test, List<Value> values) {
    if (test.field().isEmpty()) {
      keywords = true;
      List<Check> words =
          values.stream()
              .map(value -> comparisons(test, value, TextPlace.ANYWHERE))
              .flatMap(List::stream)
              .map(comparison -> (Check) new Check.Keyword(comparison))
              .toList();
      return new Check.Any(words);
    }
    fields.add(test.field());
    FieldNumbers.Field field = numbers.of(test.field());
    if (test.has(Modifier.EXISTS)) {
      return new Check.Any(
          values.stream()
              .map(value -> (Check) new Check.Exists(field, ((Value.Flag) value).flag()))
              .toList());
    }
    if (test.has(Modifier.FIELDREF)) {
      return new Check.Any(values.stream().map(value -> (Check) reference(test, value)).toList());
    }
    var comparisons = new ArrayList<Comparison>();
    List<String> plain = plain(test, values);
    if (plain.size() >= MANY) {
      comparisons.add(Comparisons.oneOf(plain));
    } else {
      values.forEach(value -> comparisons.addAll(comparisons(test, value, place(test))));
    }
    boolean absent = values.stream().anyMatch(Value.Null.class::isInstance);
    int memo = comparisons.size() >= MANY ? numbers.memo() : -1;
    return new Check.OfField(field, List.copyOf(comparisons), absent, memo);
  }

  private Check.OfFields reference(Test test, Value value) {
    String name = ((Value.Text) value).text();
    fields.add(name);
    return new Check.OfFields(numbers.of(test.field()), numbers.of(name), place(test));
  }

  /// The texts of a test that are compared as they are; none when one is not.
  private static List<String> plain(Test test, List<Value> values) {
    if (!test.modifiers().isEmpty()) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (Value value : values) {
      if (!(value instanceof Value.Text(var text)) || !Pattern.of(text).isPlain()) {
        return List.of();
      }
      texts.add(Pattern.of(text).pieces().getFirst());
    }
    return texts;
  }

  private static TextPlace place(Test test) {
    return test.has(Modifier.CONTAINS) || test.has(Modifier.BASE64OFFSET)
        ? TextPlace.ANYWHERE
        : test.has(Modifier.STARTSWITH)
            ? TextPlace.START
            : test.has(Modifier.ENDSWITH) ? TextPlace.END : TextPlace.WHOLE;
  }

  private static List<Comparison> comparisons(Test test, Value value, TextPlace place) {
    return switch (value) {
      case Value.Text(var text) when test.has(Modifier.RE) ->
          List.of(
              Comparisons.regex(
                  text, test.has(Modifier.I), test.has(Modifier.M), test.has(Modifier.S)));
      case Value.Text(var text) when test.has(Modifier.CIDR) -> List.of(Comparisons.network(text));
      case Value.Text(var text) ->
          Encodings.of(test, text).stream()
              .map(one -> Comparisons.text(one, place, !isCased(test)))
              .toList();
      case Value.Figure figure -> List.of(figure(test, figure, place));
      case Value.Flag(var flag) when place == TextPlace.WHOLE -> List.of(Comparisons.flag(flag));
      case Value.Flag(var flag) ->
          List.of(Comparisons.text(Boolean.toString(flag), place, !isCased(test)));
      case Value.Null _ -> List.of(Comparisons.nothing());
    };
  }

  private static boolean isCased(Test test) {
    return test.has(Modifier.CASED) || test.has(Modifier.BASE64) || test.has(Modifier.BASE64OFFSET);
  }

  private static Comparison figure(Test test, Value.Figure figure, TextPlace place) {
    Comparison comparison =
        place == TextPlace.WHOLE
            ? Comparisons.number(figure)
            : Comparisons.text(figure.spelling(), place, true);
    for (Modifier modifier : List.of(Modifier.GT, Modifier.GTE, Modifier.LT, Modifier.LTE)) {
      if (test.has(modifier)) {
        comparison = Comparisons.ordered(modifier, figure.number());
      }
    }
    for (Modifier modifier : test.modifiers()) {
      if (modifier.isTimePart()) {
        return Comparisons.timePart(modifier, comparison);
      }
    }
    return comparison;
  }
}
