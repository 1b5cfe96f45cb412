package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a whole CloudTrail record together again from the columns of an event: the same fields,
/// values and spelling of numbers, secrets aside.
public final class RecordRebuilder {
  /// The columns that hold a field as it was, and the path of the field.
  private static final Map<Column, List<String>> PATHS = paths();

  private RecordRebuilder() {}

  /// Where the values of one event come from: a parsed event or a row of a table.
  public interface Values {
    /// A TEXT or JSON column, null when absent.
    @Nullable String text(Column column);

    /// A BOOLEAN column, null when absent.
    @Nullable Boolean flag(Column column);

    /// A TIME column in milliseconds, null when absent.
    @Nullable Long millis(Column column);
  }

  private static Map<Column, List<String>> paths() {
    var paths = new LinkedHashMap<Column, List<String>>();
    RecordFields.ROOT.paths(List.of(), paths);
    return paths;
  }

  /// The record as JSON without white space.
  public static String rebuild(Values values) {
    String rest = values.text(Column.EXTRA);
    Map<String, JsonTree> extra = rest == null ? Map.of() : fields(rest);
    Map<String, JsonTree> different =
        extra.get(Extra.DIFFERENT) instanceof Node(var fields) ? fields : Map.of();
    var record = new LinkedHashMap<String, JsonTree>();
    PATHS.forEach(
        (column, path) -> {
          JsonTree own = different.get(column.sqlName());
          if (own == null) {
            value(column, values).ifPresent(value -> put(record, path, value));
          } else if (!own.equals(new Scalar("null"))) {
            put(record, path, own);
          }
        });
    extra.forEach(
        (name, value) -> {
          if (!name.equals(Extra.DIFFERENT)) {
            merge(record, name.startsWith("-") ? name.substring(1) : name, value);
          }
        });
    return new String(new Node(record).toBytes(), UTF_8);
  }

  /// The record of a parsed event.
  public static String rebuild(IdentityEvent event) {
    return rebuild(
        new Values() {
          @Override
          public @Nullable String text(Column column) {
            return event.text(column).orElse(null);
          }

          @Override
          public @Nullable Boolean flag(Column column) {
            return event.flag(column).orElse(null);
          }

          @Override
          public @Nullable Long millis(Column column) {
            long millis = event.millis(column);
            return millis == IdentityEvent.NO_TIME ? null : millis;
          }
        });
  }

  private static Map<String, JsonTree> fields(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return JsonTree.parse(bytes, 0, bytes.length) instanceof Node(var fields) ? fields : Map.of();
  }

  private static Optional<JsonTree> value(Column column, Values values) {
    return switch (column.type()) {
      case TEXT -> text(column, values).map(JsonTree::string);
      case JSON ->
          Optional.ofNullable(values.text(column))
              .map(json -> json.getBytes(UTF_8))
              .map(json -> JsonTree.parse(json, 0, json.length));
      case TIME ->
          Optional.ofNullable(values.millis(column))
              .map(Timestamps::canonical)
              .map(JsonTree::string);
      case BOOLEAN -> Optional.ofNullable(values.flag(column)).map(flag -> flag(column, flag));
      case DATE -> Optional.empty();
    };
  }

  private static Optional<String> text(Column column, Values values) {
    if (column == Column.USER_NAME) {
      String type = values.text(Column.IDENTITY_TYPE);
      if (type == null || !Identity.isNamedByUserName(Utf8.of(type))) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(values.text(column));
  }

  private static JsonTree flag(Column column, boolean flag) {
    return column == Column.MFA_AUTHENTICATED
        ? JsonTree.string(Boolean.toString(flag))
        : new Scalar(Boolean.toString(flag));
  }

  private static void put(Map<String, JsonTree> object, List<String> path, JsonTree value) {
    Map<String, JsonTree> parent = object;
    for (String name : path.subList(0, path.size() - 1)) {
      JsonTree child = parent.computeIfAbsent(name, _ -> new Node(new LinkedHashMap<>()));
      parent = ((Node) child).fields();
    }
    parent.put(path.getLast(), value);
  }

  private static void merge(Map<String, JsonTree> object, String name, JsonTree value) {
    if (object.get(name) instanceof Node(var known) && value instanceof Node(var more)) {
      more.forEach((child, childValue) -> merge(known, child, childValue));
    } else {
      object.put(name, value);
    }
  }
}
