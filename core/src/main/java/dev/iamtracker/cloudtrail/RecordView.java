package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a CloudTrail record as its event holds them, found by their paths: in a column, in
/// the JSON of one, or in `extra`. Looks only where it must; whole objects that lie in several
/// places are put together by [RecordRebuilder]. One instance serves one thread, event after event.
public final class RecordView {
  private static final Map<List<String>, Column> COLUMNS = columns();
  private static final byte[] OWN_VALUES = Extra.DIFFERENT.getBytes(UTF_8);
  private static final Utf8 DIFFERENT = Utf8.of("\"-\":{");

  private final JsonCursor cursor = new JsonCursor();
  private final Map<FieldPath, Place> places = new HashMap<>();
  private @Nullable IdentityEvent event;
  private @Nullable Utf8 extra;
  private @Nullable Utf8 different;
  private byte @Nullable [] rebuilt;

  /// Where the value at a path is to be looked for.
  ///
  /// @param path its names as UTF-8
  /// @param column holds the value, or the JSON around it; null where only `extra` can
  /// @param below how many names lead to the column; the rest is inside its JSON
  /// @param scattered whether several columns hold parts of the value
  private record Place(List<byte[]> path, @Nullable Column column, int below, boolean scattered) {}

  private static Map<List<String>, Column> columns() {
    var paths = new LinkedHashMap<Column, List<String>>();
    RecordFields.ROOT.paths(List.of(), paths);
    var columns = new HashMap<List<String>, Column>();
    paths.forEach((column, path) -> columns.put(path, column));
    return columns;
  }

  /// The column that gives back the field at a path whenever it is set, null when there is none.
  public static @Nullable Column column(FieldPath path) {
    return COLUMNS.get(path.names());
  }

  /// The column in whose JSON a path lies, null when it lies in none.
  public static @Nullable Column around(FieldPath path) {
    Column column = COLUMNS.get(path.names().subList(0, 1));
    return column != null && column.type() == ColumnType.JSON ? column : null;
  }

  /// Looks at another event from now on.
  public void show(IdentityEvent event) {
    this.event = event;
    this.extra = event.utf8(Column.EXTRA);
    this.different = null;
    this.rebuilt = null;
    if (extra != null) {
      this.different = extra.indexOf(DIFFERENT, 0) < 0 ? null : different(extra);
    }
  }

  private @Nullable Utf8 different(Utf8 extra) {
    cursor.reset(extra.bytes(), extra.start(), extra.end());
    cursor.enter();
    while (cursor.field()) {
      boolean found = isNamed(OWN_VALUES);
      cursor.skip();
      if (found) {
        return new Utf8(extra.bytes(), cursor.valueStart(), cursor.valueEnd());
      }
    }
    return null;
  }

  /// The event that is looked at.
  public IdentityEvent event() {
    if (event == null) {
      throw new IllegalStateException("no event is shown");
    }
    return event;
  }

  /// The values at a path: none when the record lacks the field, several behind an array.
  public List<FieldValue> values(FieldPath path) {
    Place place = places.get(path);
    if (place == null) {
      place = place(path);
      places.put(path, place);
    }
    return values(place);
  }

  /// The whole record as JSON.
  public String json() {
    return new String(rebuilt(), UTF_8);
  }

  private static Place place(FieldPath path) {
    List<String> names = path.names();
    List<byte[]> bytes = names.stream().map(name -> name.getBytes(UTF_8)).toList();
    Column around = around(path);
    if (around != null) {
      return new Place(bytes, around, 1, false);
    }
    boolean scattered =
        COLUMNS.keySet().stream()
            .anyMatch(
                known ->
                    known.size() > names.size() && known.subList(0, names.size()).equals(names));
    return new Place(bytes, COLUMNS.get(names), names.size(), scattered);
  }

  private List<FieldValue> values(Place place) {
    if (place.scattered) {
      byte[] json = rebuilt();
      return find(json, 0, json.length, place.path, 0);
    }
    Column column = place.column;
    if (column != null && place.below < place.path.size()) {
      Utf8 json = event().utf8(column);
      if (json != null) {
        return find(json.bytes(), json.start(), json.end(), place.path, place.below);
      }
    }
    if (column != null && place.below == place.path.size()) {
      List<FieldValue> held = held(column);
      if (!held.isEmpty()) {
        return held;
      }
    }
    return extra == null
        ? List.of()
        : find(extra.bytes(), extra.start(), extra.end(), place.path, 0);
  }

  /// What a column gives back, unless the record held something else there.
  private List<FieldValue> held(Column column) {
    if (different != null) {
      byte[] name = column.sqlName().getBytes(UTF_8);
      List<FieldValue> own =
          find(different.bytes(), different.start(), different.end(), List.of(name), 0);
      if (!own.isEmpty()) {
        return own.getFirst().isNull() ? List.of() : own;
      }
    }
    IdentityEvent shown = event();
    return switch (column.type()) {
      case TEXT -> {
        Utf8 text = shown.utf8(column);
        boolean isOwn =
            column != Column.USER_NAME
                || Identity.isNamedByUserName(shown.utf8(Column.IDENTITY_TYPE));
        yield text == null || !isOwn ? List.of() : List.of(FieldValue.string(text.toString()));
      }
      case BOOLEAN ->
          shown
              .flag(column)
              .map(
                  flag ->
                      column == Column.MFA_AUTHENTICATED
                          ? FieldValue.string(Boolean.toString(flag))
                          : FieldValue.flag(flag))
              .map(List::of)
              .orElse(List.of());
      case TIME -> {
        long millis = shown.millis(column);
        yield millis == IdentityEvent.NO_TIME
            ? List.of()
            : List.of(FieldValue.string(Timestamps.canonical(millis)));
      }
      case JSON -> {
        Utf8 json = shown.utf8(column);
        yield json == null ? List.of() : find(json.bytes(), json.start(), json.end(), List.of(), 0);
      }
      case DATE -> List.of();
    };
  }

  private byte[] rebuilt() {
    if (rebuilt == null) {
      rebuilt = RecordRebuilder.rebuild(event()).getBytes(UTF_8);
    }
    return rebuilt;
  }

  private List<FieldValue> find(byte[] json, int start, int end, List<byte[]> path, int from) {
    cursor.reset(json, start, end);
    var found = new Found(path);
    found.walk(from);
    return found.values;
  }

  /// Collects the values at a path below the cursor.
  private final class Found {
    private final List<byte[]> path;
    private List<FieldValue> values = List.of();

    Found(List<byte[]> path) {
      this.path = path;
    }

    void walk(int level) {
      byte kind = cursor.kind();
      if (kind == '[') {
        elements(level);
      } else if (level == path.size()) {
        cursor.skip();
        add(value(kind));
      } else if (kind == '{') {
        fields(level);
      } else {
        cursor.skip();
      }
    }

    private void fields(int level) {
      byte[] name = path.get(level);
      cursor.enter();
      while (cursor.field()) {
        if (isNamed(name)) {
          walk(level + 1);
        } else {
          cursor.skip();
        }
      }
    }

    private void elements(int level) {
      int before = values.size();
      cursor.enter();
      int elements = 0;
      while (cursor.element()) {
        elements++;
        walk(level);
      }
      if (elements == 0 && level == path.size() && values.size() == before) {
        add(new FieldValue(FieldValue.Kind.ARRAY, "[]"));
      }
    }

    private void add(FieldValue value) {
      if (values.isEmpty()) {
        values = List.of(value);
        return;
      }
      if (!(values instanceof ArrayList)) {
        values = new ArrayList<>(values);
      }
      values.add(value);
    }
  }

  private boolean isNamed(byte[] name) {
    byte[] json = cursor.bytes();
    int start = cursor.nameStart();
    int end = cursor.nameEnd();
    if (!cursor.nameEscaped()) {
      return Arrays.equals(json, start, end, name, 0, name.length);
    }
    return Arrays.equals(JsonText.unescape(json, start, end), name);
  }

  /// The value the cursor has just stepped over.
  private FieldValue value(byte kind) {
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
