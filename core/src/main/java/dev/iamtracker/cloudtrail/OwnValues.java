package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `extra` says about the columns: where the record held something else than its column gives
/// back. Looks through `extra` once for each event, and only when somebody asks.
final class OwnValues {
  private static final byte[] DIFFERENT = Extra.DIFFERENT.getBytes(UTF_8);

  private final JsonCursor cursor = new JsonCursor();
  private static final Map<Utf8, Column> BY_NAME =
      Column.all().stream()
          .collect(
              Collectors.toUnmodifiableMap(column -> Utf8.of(column.sqlName()), column -> column));

  private final boolean[] inPlaceOf = new boolean[Column.all().size()];
  private final boolean[] differs = new boolean[Column.all().size()];
  private @Nullable Utf8 extra;
  private @Nullable Utf8 different;
  private boolean read;

  /// Looks at another event.
  ///
  /// @param extra its column, null when absent
  void show(@Nullable Utf8 extra) {
    this.extra = extra;
    this.read = false;
  }

  /// Whether `extra` itself holds the field of a column, in another spelling than the column.
  boolean inPlaceOf(Column column) {
    read();
    return inPlaceOf[column.ordinal()];
  }

  /// Whether a column was filled from elsewhere, or holds something else than its field.
  boolean differs(Column column) {
    read();
    return differs[column.ordinal()];
  }

  /// The object of columns that were filled from elsewhere; null when there are none.
  @Nullable Utf8 different() {
    read();
    return different;
  }

  private void read() {
    if (read) {
      return;
    }
    read = true;
    different = null;
    Arrays.fill(inPlaceOf, false);
    Arrays.fill(differs, false);
    if (extra != null) {
      cursor.reset(extra.bytes(), extra.start(), extra.end());
      cursor.enter();
      fields(RecordFields.ROOT, true);
    }
    if (different != null) {
      cursor.reset(different.bytes(), different.start(), different.end());
      cursor.enter();
      while (cursor.field()) {
        Column column = BY_NAME.get(new Utf8(cursor.bytes(), cursor.nameStart(), cursor.nameEnd()));
        if (column != null) {
          differs[column.ordinal()] = true;
        }
        cursor.skip();
      }
    }
  }

  private void fields(FieldTable table, boolean top) {
    while (cursor.field()) {
      Field field = table.find(cursor);
      if (field != null && field.column() == null && field.children() != null && isObject()) {
        cursor.enter();
        fields(field.children(), false);
        continue;
      }
      boolean isDifferent = top && JsonFinder.isNamed(cursor, DIFFERENT);
      cursor.skip();
      if (isDifferent) {
        different = new Utf8(cursor.bytes(), cursor.valueStart(), cursor.valueEnd());
      } else if (field != null && field.column() != null) {
        inPlaceOf[field.column().ordinal()] = true;
      }
    }
  }

  private boolean isObject() {
    return cursor.kind() == '{';
  }
}
