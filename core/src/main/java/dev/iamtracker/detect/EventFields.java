package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The fields of an event as rules name them, each looked up once at most. One instance serves one
/// thread.
final class EventFields {
  private final RecordView record = new RecordView();
  private final IdentityFields derived;
  private final @Nullable List<FieldValue>[] values;
  private final int[] lookedUp;
  private final IdentityFields.@Nullable Reader[] readers;
  private final @Nullable Memo[] memos;
  private final Map<String, RecordView.Place> places = new HashMap<>();
  private int event;
  private @Nullable List<FieldValue> texts;

  @SuppressWarnings({"unchecked", "rawtypes"})
  EventFields(IdentityFields derived, int fields, int memos) {
    this.derived = derived;
    this.values = new List[fields];
    this.lookedUp = new int[fields];
    this.readers = new IdentityFields.Reader[fields];
    this.memos = new Memo[memos];
  }

  /// Whether a column and its field have the same value, or both none.
  boolean isExact(Column column) {
    return record.isExact(column);
  }

  /// Remembers what was found out about the values of a column.
  boolean remembered(int memo, Utf8 value, Predicate<Utf8> test) {
    Memo known = memos[memo];
    if (known == null) {
      known = new Memo();
      memos[memo] = known;
    }
    return known.test(value, test);
  }

  /// Looks at another event from now on.
  void show(IdentityEvent event) {
    record.show(event);
    this.event++;
    texts = null;
  }

  RecordView record() {
    return record;
  }

  IdentityEvent event() {
    return record.event();
  }

  List<FieldValue> values(FieldNumbers.Field field) {
    int number = field.number();
    List<FieldValue> known = values[number];
    if (known != null && lookedUp[number] == event) {
      return known;
    }
    List<FieldValue> found =
        field.derived() ? reader(field).values(record) : record.values(field.place());
    values[number] = found;
    lookedUp[number] = event;
    return found;
  }

  private IdentityFields.Reader reader(FieldNumbers.Field field) {
    IdentityFields.Reader known = readers[field.number()];
    if (known == null) {
      known = derived.reader(field.name());
      readers[field.number()] = known;
    }
    return known;
  }

  /// All strings and numbers of the record.
  List<FieldValue> texts() {
    if (texts == null) {
      var found = new ArrayList<FieldValue>();
      JsonTree.read(record.json()).ifPresent(tree -> collect(tree, found));
      texts = found;
    }
    return texts;
  }

  private static void collect(JsonTree tree, List<FieldValue> found) {
    switch (tree) {
      case JsonTree.Node(var inner) -> inner.values().forEach(one -> collect(one, found));
      case JsonTree.Items(var items) -> items.forEach(one -> collect(one, found));
      case JsonTree.Scalar scalar -> {
        char first = scalar.json().charAt(0);
        if (first == '"') {
          found.add(FieldValue.string(scalar.string().orElse("")));
        } else if (first == '-' || Character.isDigit(first)) {
          found.add(new FieldValue(FieldValue.Kind.NUMBER, scalar.json()));
        }
      }
    }
  }

  /// The first value of any field, as text; empty when the event lacks it.
  Optional<String> value(String name) {
    List<FieldValue> found =
        name.startsWith(IdentityFields.PREFIX)
            ? derived.values(name, record)
            : record.values(
                places.computeIfAbsent(name, one -> RecordView.place(FieldPath.of(one))));
    return found.stream().filter(value -> !value.isNull()).findFirst().map(FieldValue::text);
  }
}
