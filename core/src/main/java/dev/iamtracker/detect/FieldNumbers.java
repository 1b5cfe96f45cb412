package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives every field that rules name a number, so that its values are found once for each event.
final class FieldNumbers {
  /// A field that rules name.
  ///
  /// @param number from 0
  /// @param place where it is in a record
  /// @param derived whether it is not in the record but worked out
  record Field(int number, String name, RecordView.Place place, boolean derived) {
    /// The column that holds the whole field as it is, null when there is none.
    @Nullable Column column() {
      if (derived) {
        return name.equals(OUTCOME) ? Column.OUTCOME : null;
      }
      return place.scattered() || place.below() < place.path().size() ? null : place.column();
    }

    /// The same, if it is a TEXT column whose text is that of the field.
    @Nullable Column textColumn() {
      Column column = derived ? null : column();
      return column == null || column.type() != ColumnType.TEXT || column == Column.USER_NAME
          ? null
          : column;
    }
  }

  private static final String OUTCOME = "iat.outcome";

  private final Map<String, Field> byName = new HashMap<>();
  private final List<Field> all = new ArrayList<>();
  private int memos;

  Field of(String name) {
    Field known = byName.get(name);
    if (known != null) {
      return known;
    }
    var field =
        new Field(
            all.size(),
            name,
            RecordView.place(FieldPath.of(name)),
            name.startsWith(IdentityFields.PREFIX));
    byName.put(name, field);
    all.add(field);
    return field;
  }

  int size() {
    return all.size();
  }

  /// A number for something that is remembered for each value.
  int memo() {
    return memos++;
  }

  int memos() {
    return memos;
  }
}
