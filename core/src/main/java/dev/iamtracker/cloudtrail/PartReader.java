package dev.iamtracker.cloudtrail;

import static dev.iamtracker.cloudtrail.Field.Kind.NODE;
import static dev.iamtracker.cloudtrail.Field.Kind.TIME;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a JSON value that is kept as text: takes out its secrets and, on the way, picks the fields
/// that columns are made of.
final class PartReader {
  private static final Utf8 FAILURE = Utf8.of("Failure");

  private final int level;
  private final Bytes out = new Bytes();
  private int copied;
  private boolean changed;

  /// @param level how many times JSON was unpacked from a text to get here
  PartReader(int level) {
    this.level = level;
  }

  /// Reads the value at the cursor, to behind it.
  ///
  /// @param table fields to pick, null for none
  /// @param draft where picked values go, null for nowhere
  Utf8 read(JsonCursor cursor, @Nullable FieldTable table, @Nullable Draft draft) {
    out.clear();
    int start = cursor.valueStart();
    int end = walk(cursor, table, draft);
    return changed
        ? Utf8.of(out.add(cursor.bytes(), copied, end).toArray())
        : new Utf8(cursor.bytes(), start, end);
  }

  /// Adds the value at the cursor to `target`, without its secrets.
  void append(JsonCursor cursor, Bytes target) {
    out.clear();
    int start = cursor.valueStart();
    int end = walk(cursor, null, null);
    if (changed) {
      target.add(out.array(), 0, out.length());
      start = copied;
    }
    target.add(cursor.bytes(), start, end);
  }

  private int walk(JsonCursor cursor, @Nullable FieldTable table, @Nullable Draft draft) {
    copied = cursor.valueStart();
    changed = false;
    value(cursor, table, draft);
    return cursor.valueEnd();
  }

  private void value(JsonCursor cursor, @Nullable FieldTable table, @Nullable Draft draft) {
    switch (cursor.kind()) {
      case '{' -> {
        cursor.enter();
        while (cursor.field()) {
          named(cursor, table, draft);
        }
      }
      case '[' -> {
        cursor.enter();
        while (cursor.element()) {
          value(cursor, null, null);
        }
      }
      case '"' -> {
        cursor.skip();
        text(cursor);
      }
      default -> cursor.skip();
    }
  }

  private void named(JsonCursor cursor, @Nullable FieldTable table, @Nullable Draft draft) {
    byte[] json = cursor.bytes();
    if (Secrets.isSecret(json, cursor.nameStart(), cursor.nameEnd(), cursor.nameEscaped())) {
      boolean isNull = cursor.kind() == 'n';
      cursor.skip();
      if (!isNull) {
        replace(cursor, Secrets.REDACTED);
      }
      return;
    }
    if (table == null || draft == null) {
      value(cursor, null, null);
      return;
    }
    Field field = table.find(cursor);
    byte kind = cursor.kind();
    if (field != null && field.kind() == NODE && kind == '{') {
      value(cursor, field.children(), draft);
      return;
    }
    if (kind == '{' || kind == '[') {
      value(cursor, null, null);
      return;
    }
    cursor.skip();
    if (kind == '"') {
      text(cursor);
      if (isFailure(cursor)) {
        draft.hint(Hint.FAILURE, FAILURE);
      }
    }
    if (field != null && kind != 'n' && field.kind() != NODE) {
      pick(field, cursor, kind == '"', draft);
    }
  }

  private static boolean isFailure(JsonCursor cursor) {
    return Arrays.equals(
        FAILURE.bytes(),
        0,
        FAILURE.length(),
        cursor.bytes(),
        cursor.valueStart() + 1,
        cursor.valueEnd() - 1);
  }

  private static void pick(Field field, JsonCursor cursor, boolean quoted, Draft draft) {
    int start = cursor.valueStart() + (quoted ? 1 : 0);
    int end = cursor.valueEnd() - (quoted ? 1 : 0);
    if (start == end) {
      return;
    }
    Column column = field.column();
    if (field.kind() == TIME && column != null) {
      draft.time(column, cursor.bytes(), start, end, quoted && cursor.escaped());
      return;
    }
    Utf8 text = draft.textOf(cursor.bytes(), start, end, quoted && cursor.escaped());
    if (column != null) {
      draft.text(column, text);
    }
    if (field.hint() != null) {
      draft.hint(field.hint(), text);
    }
  }

  private void text(JsonCursor cursor) {
    byte[] without =
        Secrets.withoutSecrets(
            cursor.bytes(),
            cursor.valueStart() + 1,
            cursor.valueEnd() - 1,
            cursor.escaped(),
            level);
    if (without != null) {
      replace(cursor, new Bytes().addQuoted(without).toArray());
    }
  }

  private void replace(JsonCursor cursor, byte[] replacement) {
    out.add(cursor.bytes(), copied, cursor.valueStart()).add(replacement);
    copied = cursor.valueEnd();
    changed = true;
  }
}
