package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the values at a path in JSON text without making objects of the rest. Of a name that
/// occurs twice in an object the last value counts.
final class JsonFinder {
  private final JsonCursor cursor = new JsonCursor();

  /// The values at a path; arrays on the way and at its end stand for their elements, an empty one
  /// at its end for itself.
  ///
  /// @param path names as UTF-8
  /// @param from how many of the names led to this JSON
  List<FieldValue> find(byte[] json, int start, int end, List<byte[]> path, int from) {
    cursor.reset(json, start, end);
    var search = new Search(path);
    search.value(from);
    return search.found;
  }

  /// The names of the fields of an object; none for anything else.
  Set<String> names(byte[] json, int start, int end) {
    cursor.reset(json, start, end);
    if (cursor.kind() != '{') {
      return Set.of();
    }
    var names = new HashSet<String>();
    cursor.enter();
    while (cursor.field()) {
      names.add(
          cursor.nameEscaped()
              ? new String(JsonText.unescape(json, cursor.nameStart(), cursor.nameEnd()), UTF_8)
              : new String(json, cursor.nameStart(), cursor.nameEnd() - cursor.nameStart(), UTF_8));
      cursor.skip();
    }
    return names;
  }

  /// Whether the field that the cursor stands behind has this name, however it is spelled.
  static boolean isNamed(JsonCursor cursor, byte[] name) {
    byte[] json = cursor.bytes();
    int start = cursor.nameStart();
    int end = cursor.nameEnd();
    if (!cursor.nameEscaped()) {
      return Arrays.equals(json, start, end, name, 0, name.length);
    }
    return Arrays.equals(JsonText.unescape(json, start, end), name);
  }

  private final class Search {
    private final List<byte[]> path;
    private List<FieldValue> found = List.of();

    Search(List<byte[]> path) {
      this.path = path;
    }

    void value(int level) {
      byte kind = cursor.kind();
      if (kind == '[') {
        elements(level);
      } else if (level == path.size()) {
        cursor.skip();
        add(skipped(kind));
      } else if (kind == '{') {
        fields(level);
      } else {
        cursor.skip();
      }
    }

    private void fields(int level) {
      byte[] name = path.get(level);
      int before = found.size();
      cursor.enter();
      while (cursor.field()) {
        if (isNamed(cursor, name)) {
          keepFirst(before);
          value(level + 1);
        } else {
          cursor.skip();
        }
      }
    }

    private void elements(int level) {
      boolean empty = true;
      cursor.enter();
      while (cursor.element()) {
        empty = false;
        value(level);
      }
      if (empty && level == path.size()) {
        add(new FieldValue(FieldValue.Kind.ARRAY, "[]"));
      }
    }

    private void keepFirst(int count) {
      if (found.size() > count) {
        found = new ArrayList<>(found.subList(0, count));
      }
    }

    private void add(FieldValue value) {
      if (found.isEmpty()) {
        found = List.of(value);
        return;
      }
      if (!(found instanceof ArrayList)) {
        found = new ArrayList<>(found);
      }
      found.add(value);
    }
  }

  /// The value that the cursor has just stepped over.
  private FieldValue skipped(byte kind) {
    byte[] json = cursor.bytes();
    int start = cursor.valueStart();
    int end = cursor.valueEnd();
    return switch (kind) {
      case '"' ->
          FieldValue.string(
              cursor.escaped()
                  ? new String(JsonText.unescape(json, start + 1, end - 1), UTF_8)
                  : new String(json, start + 1, end - start - 2, UTF_8));
      case 't' -> FieldValue.TRUE;
      case 'f' -> FieldValue.FALSE;
      case 'n' -> FieldValue.NULL;
      case '{' ->
          new FieldValue(FieldValue.Kind.OBJECT, new String(json, start, end - start, UTF_8));
      default ->
          new FieldValue(FieldValue.Kind.NUMBER, new String(json, start, end - start, UTF_8));
    };
  }
}
