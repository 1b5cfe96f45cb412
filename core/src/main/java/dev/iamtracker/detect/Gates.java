package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.sigma.Condition;
import dev.iamtracker.sigma.Condition.Test;
import dev.iamtracker.sigma.Condition.Value;
import dev.iamtracker.sigma.Modifier;
import dev.iamtracker.store.EventScan.In;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what an event has to be like at least to satisfy a condition: values of a column, so that
/// a rule costs nothing on events it cannot match.
final class Gates {
  /// The most telling first.
  private static final List<Column> ORDER =
      List.of(
          Column.EVENT_NAME,
          Column.EVENT_SOURCE,
          Column.ERROR_CODE,
          Column.IDENTITY_TYPE,
          Column.AWS_EVENT_TYPE);

  private Gates() {}

  static Optional<In> of(Condition condition) {
    Map<Column, Set<String>> gates = gates(condition);
    return ORDER.stream()
        .filter(gates::containsKey)
        .findFirst()
        .map(column -> new In(column, gates.getOrDefault(column, Set.of())));
  }

  private static Map<Column, Set<String>> gates(Condition condition) {
    return switch (condition) {
      case Condition.Not _ -> Map.of();
      case Condition.All(var parts) -> {
        var all = new EnumMap<Column, Set<String>>(Column.class);
        for (Condition part : parts) {
          gates(part)
              .forEach(
                  (column, values) ->
                      all.merge(
                          column,
                          values,
                          (one, other) -> one.size() <= other.size() ? one : other));
        }
        yield all;
      }
      case Condition.Any(var parts) -> any(parts);
      case Test test -> test(test);
    };
  }

  private static Map<Column, Set<String>> any(List<Condition> parts) {
    if (parts.isEmpty()) {
      return Map.of();
    }
    var any = new EnumMap<Column, Set<String>>(Column.class);
    any.putAll(withCopies(gates(parts.getFirst())));
    for (Condition part : parts.subList(1, parts.size())) {
      Map<Column, Set<String>> other = gates(part);
      any.keySet().retainAll(other.keySet());
      any.forEach((column, values) -> values.addAll(other.getOrDefault(column, Set.of())));
    }
    return any;
  }

  private static Map<Column, Set<String>> withCopies(Map<Column, Set<String>> gates) {
    var copies = new EnumMap<Column, Set<String>>(Column.class);
    gates.forEach((column, values) -> copies.put(column, new HashSet<>(values)));
    return copies;
  }

  private static Map<Column, Set<String>> test(Test test) {
    boolean exact = test.modifiers().isEmpty() || test.modifiers().equals(Set.of(Modifier.CASED));
    if (!exact || test.field().isEmpty() || test.field().startsWith(IdentityFields.PREFIX)) {
      return Map.of();
    }
    Column column = RecordView.column(FieldPath.of(test.field()));
    if (column == null || column.type() != ColumnType.TEXT || !ORDER.contains(column)) {
      return Map.of();
    }
    var values = new HashSet<String>();
    for (Value value : test.values()) {
      if (!(value instanceof Value.Text(var text))
          || !Pattern.of(text).isPlain()
          || text.isEmpty()
          || !text.chars().allMatch(c -> c < 128)) {
        return Map.of();
      }
      values.add(Pattern.of(text).plain().toLowerCase(Locale.ROOT));
    }
    return Map.of(column, values);
  }
}
