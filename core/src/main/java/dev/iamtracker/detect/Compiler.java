package dev.iamtracker.detect;

import dev.iamtracker.sigma.Condition;
import dev.iamtracker.sigma.Condition.Test;
import dev.iamtracker.sigma.Condition.Value;
import dev.iamtracker.sigma.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Makes checks of conditions.
final class Compiler {
  private final FieldNumbers numbers;
  private final Set<String> fields = new TreeSet<>();

  /// A condition may name a selection many times.
  private final IdentityHashMap<Test, Check> tests = new IdentityHashMap<>();

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
      case Test test -> tests.computeIfAbsent(test, this::test);
    };
  }

  private Check test(Test test) {
    boolean all = test.has(Modifier.ALL) && !test.values().isEmpty();
    Check check = all ? all(test) : any(test, test.values());
    return test.has(Modifier.NEQ) ? new Check.Not(check) : check;
  }

  private Check all(Test test) {
    return new Check.All(test.values().stream().map(value -> any(test, List.of(value))).toList());
  }

  private Check any(Test test, List<Value> values) {
    if (test.field().isEmpty()) {
      keywords = true;
      return new Check.Any(
          comparisons(test, values).stream().map(one -> (Check) new Check.Keyword(one)).toList());
    }
    fields.add(test.field());
    FieldNumbers.Field field = numbers.of(test.field());
    if (test.has(Modifier.EXISTS)) {
      return new Check.Any(
          values.stream()
              .map(
                  value ->
                      (Check)
                          new Check.Exists(field, field.textColumn(), ((Value.Flag) value).flag()))
              .toList());
    }
    if (test.has(Modifier.FIELDREF)) {
      return new Check.Any(values.stream().map(value -> (Check) reference(test, value)).toList());
    }
    boolean absent = values.stream().anyMatch(Value.Null.class::isInstance);
    return new Check.OfField(
        field, field.textColumn(), comparisons(test, values), absent, numbers.memo());
  }

  private Check.OfFields reference(Test test, Value value) {
    String name = Pattern.of(((Value.Text) value).text()).plain();
    fields.add(name);
    return new Check.OfFields(
        numbers.of(test.field()), numbers.of(name), place(test), !isCased(test));
  }

  private static TextPlace place(Test test) {
    boolean anywhere =
        test.has(Modifier.CONTAINS)
            || test.has(Modifier.BASE64OFFSET)
            || (test.field().isEmpty() && !isPlaced(test));
    return anywhere
        ? TextPlace.ANYWHERE
        : test.has(Modifier.STARTSWITH)
            ? TextPlace.START
            : test.has(Modifier.ENDSWITH) ? TextPlace.END : TextPlace.WHOLE;
  }

  private static boolean isPlaced(Test test) {
    return test.has(Modifier.STARTSWITH) || test.has(Modifier.ENDSWITH);
  }

  /// Comparisons one of which has to hold.
  private static List<Comparison> comparisons(Test test, List<Value> values) {
    TextPlace place = place(test);
    boolean ignoreCase = !isCased(test);
    var patterns = new ArrayList<Pattern>();
    var comparisons = new ArrayList<Comparison>();
    for (Value value : values) {
      switch (value) {
        case Value.Text(var text) when test.has(Modifier.RE) ->
            comparisons.add(
                Comparisons.regex(
                    text, test.has(Modifier.I), test.has(Modifier.M), test.has(Modifier.S)));
        case Value.Text(var text) when test.has(Modifier.CIDR) ->
            comparisons.add(Comparisons.network(text));
        case Value.Text(var text) -> patterns.addAll(patterns(test, text));
        case Value.Figure figure when isNumber(test, place) ->
            comparisons.add(figure(test, figure));
        case Value.Figure figure -> patterns.add(Pattern.of(figure.spelling()));
        case Value.Flag(var flag) when place == TextPlace.WHOLE ->
            comparisons.add(Comparisons.flag(flag));
        case Value.Flag(var flag) -> patterns.add(Pattern.of(Boolean.toString(flag)));
        case Value.Null _ -> comparisons.add(Comparisons.nothing());
      }
    }
    if (!patterns.isEmpty()) {
      List<Pattern> spelled =
          ignoreCase ? patterns.stream().map(Pattern::folded).toList() : patterns;
      comparisons.addFirst(Comparisons.texts(spelled, place, ignoreCase));
    }
    return List.copyOf(comparisons);
  }

  private static List<Pattern> patterns(Test test, String text) {
    if (test.has(Modifier.BASE64) || test.has(Modifier.BASE64OFFSET)) {
      return Encodings.of(test, Pattern.of(text).plain()).stream()
          .map(one -> new Pattern(List.of(new Pattern.Piece(one, false))))
          .toList();
    }
    return List.of(Pattern.of(text, test.has(Modifier.WINDASH)));
  }

  private static boolean isNumber(Test test, TextPlace place) {
    return place == TextPlace.WHOLE
        || test.modifiers().stream().anyMatch(Modifier::isOrder)
        || test.modifiers().stream().anyMatch(Modifier::isTimePart);
  }

  private static boolean isCased(Test test) {
    return test.has(Modifier.CASED) || test.has(Modifier.BASE64) || test.has(Modifier.BASE64OFFSET);
  }

  private static Comparison figure(Test test, Value.Figure figure) {
    Comparison comparison = Comparisons.number(figure);
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
