package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A JSON value as a tree, for the few places that need one: scalars stay as they are spelled, of a
/// name that occurs twice the last value counts.
public sealed interface JsonTree {

  /// A string with its quotes, a number, true, false or null.
  record Scalar(String json) implements JsonTree {
    /// The text of a string, empty for anything else.
    public Optional<String> string() {
      if (!json.startsWith("\"")) {
        return Optional.empty();
      }
      byte[] utf8 = json.getBytes(UTF_8);
      return Optional.of(JsonTree.text(utf8, 1, utf8.length - 1));
    }
  }

  /// An object; fields may be added.
  record Node(Map<String, JsonTree> fields) implements JsonTree {}

  /// An array.
  record Items(List<JsonTree> items) implements JsonTree {}

  /// Reads one JSON value, empty for anything else.
  static Optional<JsonTree> read(String json) {
    byte[] utf8 = json.getBytes(UTF_8);
    try {
      return Optional.of(parse(utf8, 0, utf8.length));
    } catch (NotJson e) {
      return Optional.empty();
    }
  }

  /// Reads one JSON value.
  ///
  /// @throws NotJson for anything else
  static JsonTree parse(byte[] json, int start, int end) {
    var cursor = new JsonCursor();
    cursor.reset(json, start, end);
    JsonTree tree = read(cursor);
    cursor.finish();
    return tree;
  }

  private static JsonTree read(JsonCursor cursor) {
    return switch (cursor.kind()) {
      case '{' -> {
        var fields = new LinkedHashMap<String, JsonTree>();
        cursor.enter();
        while (cursor.field()) {
          String name = text(cursor.bytes(), cursor.nameStart(), cursor.nameEnd());
          fields.put(name, read(cursor));
        }
        yield new Node(fields);
      }
      case '[' -> {
        var items = new ArrayList<JsonTree>();
        cursor.enter();
        while (cursor.element()) {
          items.add(read(cursor));
        }
        yield new Items(items);
      }
      default -> {
        cursor.skip();
        int length = cursor.valueEnd() - cursor.valueStart();
        yield new Scalar(new String(cursor.bytes(), cursor.valueStart(), length, UTF_8));
      }
    };
  }

  private static String text(byte[] json, int start, int end) {
    return new String(JsonText.unescape(json, start, end), UTF_8);
  }

  static JsonTree string(String text) {
    return new Scalar(new String(new Bytes().addQuoted(text.getBytes(UTF_8)).toArray(), UTF_8));
  }

  /// The value in which the fields of every object stand in the order of their names.
  default JsonTree sorted() {
    return switch (this) {
      case Scalar scalar -> scalar;
      case Items(var items) -> new Items(items.stream().map(JsonTree::sorted).toList());
      case Node(var fields) -> {
        var sorted = new TreeMap<String, JsonTree>();
        fields.forEach((name, value) -> sorted.put(name, value.sorted()));
        yield new Node(sorted);
      }
    };
  }

  /// The value as JSON without white space.
  default byte[] toBytes() {
    var out = new Bytes();
    write(out);
    return out.toArray();
  }

  private void write(Bytes out) {
    switch (this) {
      case Scalar(String json) -> out.add(json);
      case Items(var items) -> {
        out.add('[');
        for (int i = 0; i < items.size(); i++) {
          if (i > 0) {
            out.add(',');
          }
          items.get(i).write(out);
        }
        out.add(']');
      }
      case Node(var fields) -> {
        out.add('{');
        int written = 0;
        for (var field : fields.entrySet()) {
          if (written++ > 0) {
            out.add(',');
          }
          out.addQuoted(field.getKey().getBytes(UTF_8)).add(':');
          field.getValue().write(out);
        }
        out.add('}');
      }
    }
  }
}
