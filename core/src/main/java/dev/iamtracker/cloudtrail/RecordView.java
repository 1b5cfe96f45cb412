package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a CloudTrail record as its event holds them, found by their paths: in a column, in
/// the JSON of one, or in `extra`. Looks only where it must; whole objects that lie in several
/// places are put together by [RecordRebuilder]. One instance serves one thread, event after event.
public final class RecordView {
  private static final Map<List<String>, Column> COLUMNS = columns();

  private final JsonFinder finder = new JsonFinder();
  private final OwnValues own = new OwnValues();
  private final Map<FieldPath, Place> places = new HashMap<>();
  private @Nullable IdentityEvent event;
  private @Nullable Utf8 extra;
  private byte @Nullable [] rebuilt;

  /// Where the value at a path is to be looked for.
  ///
  /// @param path its names as UTF-8
  /// @param inExtra the names that lead to it in `extra`
  /// @param column holds the value, or the JSON around it; null where only `extra` can
  /// @param below how many names lead to the column; the rest is inside its JSON
  /// @param scattered whether several columns hold parts of the value
  public record Place(
      List<byte[]> path,
      List<byte[]> inExtra,
      @Nullable Column column,
      int below,
      boolean scattered) {}

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

  /// Whether a path is that of an object whose fields lie in several columns.
  public static boolean isAround(FieldPath path) {
    List<String> names = path.names();
    return COLUMNS.keySet().stream()
        .anyMatch(
            known -> known.size() > names.size() && known.subList(0, names.size()).equals(names));
  }

  /// Looks at another event from now on.
  public void show(IdentityEvent event) {
    this.event = event;
    this.extra = event.utf8(Column.EXTRA);
    this.rebuilt = null;
    own.show(extra);
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

  /// The names of the fields of the object that a column of JSON holds; none for anything else.
  public Set<String> names(Column column) {
    Utf8 json = event().utf8(column);
    return json == null ? Set.of() : finder.names(json.bytes(), json.start(), json.end());
  }

  /// The whole record as JSON.
  public String json() {
    return new String(rebuilt(), UTF_8);
  }

  /// Where values are looked for; to be found once for each path.
  public static Place place(FieldPath path) {
    List<String> names = path.names();
    List<byte[]> bytes = utf8(names);
    var extraNames = new ArrayList<>(names);
    if (names.getFirst().startsWith(Extra.DIFFERENT)) {
      extraNames.set(0, Extra.DIFFERENT + names.getFirst());
    }
    List<byte[]> inExtra = utf8(extraNames);
    Column around = around(path);
    if (around != null) {
      return new Place(bytes, inExtra, around, 1, false);
    }
    boolean scattered =
        COLUMNS.keySet().stream()
            .anyMatch(
                known ->
                    known.size() > names.size() && known.subList(0, names.size()).equals(names));
    return new Place(bytes, inExtra, COLUMNS.get(names), names.size(), scattered);
  }

  private static List<byte[]> utf8(List<String> names) {
    return names.stream().map(name -> name.getBytes(UTF_8)).toList();
  }

  /// The same for a path whose place is known.
  public List<FieldValue> values(Place place) {
    if (place.scattered) {
      byte[] json = rebuilt();
      return finder.find(json, 0, json.length, place.path, 0);
    }
    Column column = place.column;
    if (column != null && place.below < place.path.size()) {
      Utf8 json = event().utf8(column);
      if (json != null) {
        return finder.find(json.bytes(), json.start(), json.end(), place.path, place.below);
      }
    }
    if (column != null && place.below == place.path.size() && !isElsewhere(column)) {
      List<FieldValue> held = held(column);
      if (!held.isEmpty()) {
        return held;
      }
    }
    return extra == null
        ? List.of()
        : finder.find(extra.bytes(), extra.start(), extra.end(), place.inExtra, 0);
  }

  /// Whether a column and its field have the same value, or both none.
  public boolean isExact(Column column) {
    return extra == null
        || !event().isDoubtful(column)
        || (!own.inPlaceOf(column) && !own.differs(column));
  }

  private boolean isElsewhere(Column column) {
    return event().isDoubtful(column) && own.inPlaceOf(column);
  }

  /// What a column gives back, unless the record held something else there.
  private List<FieldValue> held(Column column) {
    Utf8 different = event().isDoubtful(column) ? own.different() : null;
    if (different != null && own.differs(column)) {
      List<byte[]> name = List.of(column.sqlName().getBytes(UTF_8));
      List<FieldValue> value =
          finder.find(different.bytes(), different.start(), different.end(), name, 0);
      if (!value.isEmpty()) {
        return value.getFirst().isNull() ? List.of() : value;
      }
    }
    IdentityEvent shown = event();
    return switch (column.type()) {
      case TEXT -> {
        Utf8 text = shown.utf8(column);
        boolean isOwn =
            column != Column.USER_NAME
                || Identity.isNamedByUserName(shown.utf8(Column.IDENTITY_TYPE));
        yield text == null || !isOwn ? List.of() : List.of(FieldValue.string(text));
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
        yield json == null
            ? List.of()
            : finder.find(json.bytes(), json.start(), json.end(), List.of(), 0);
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
}
