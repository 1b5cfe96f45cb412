package dev.iamtracker.cloudtrail;

import dev.iamtracker.event.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds a [Field] by the bytes of its name.
final class FieldTable {
  private final List<Field> known;
  private final int mask;
  private final byte[] @Nullable [] names;
  private final @Nullable Field[] fields;

  FieldTable(Field... known) {
    this.known = List.of(known);
    int size = Integer.highestOneBit(Math.max(4, known.length * 4));
    this.mask = size - 1;
    this.names = new byte[size][];
    this.fields = new Field[size];
    for (Field field : known) {
      byte[] name = field.utf8();
      int slot = slot(name, 0, name.length);
      while (fields[slot] != null) {
        slot = (slot + 1) & mask;
      }
      names[slot] = name;
      fields[slot] = field;
    }
  }

  /// The field whose name the cursor stands behind, however it is spelled.
  @Nullable Field find(JsonCursor cursor) {
    if (!cursor.nameEscaped()) {
      return find(cursor.bytes(), cursor.nameStart(), cursor.nameEnd());
    }
    byte[] name = JsonText.unescape(cursor.bytes(), cursor.nameStart(), cursor.nameEnd());
    return find(name, 0, name.length);
  }

  private @Nullable Field find(byte[] json, int start, int end) {
    if (start == end) {
      return null;
    }
    for (int slot = slot(json, start, end); ; slot = (slot + 1) & mask) {
      byte[] name = names[slot];
      if (name == null) {
        return null;
      }
      if (Arrays.equals(name, 0, name.length, json, start, end)) {
        return fields[slot];
      }
    }
  }

  private int slot(byte[] json, int start, int end) {
    int length = end - start;
    return (length * 7 + json[start] * 5 + json[end - 1] * 13 + json[start + length / 2] * 3)
        & mask;
  }

  /// Adds the path of every column that holds a field as it is, in the order given.
  void paths(List<String> parent, Map<Column, List<String>> paths) {
    for (Field field : known) {
      var path = new ArrayList<>(parent);
      path.add(field.name());
      if (field.column() != null) {
        paths.put(field.column(), List.copyOf(path));
      } else if (field.children() != null) {
        field.children().paths(path, paths);
      }
    }
  }
}
