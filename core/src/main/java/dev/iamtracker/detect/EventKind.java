package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What many events have in common: the action, the kind of actor, the result. Most of what rules
/// ask for is settled by it, once for all events of the kind.
final class EventKind {
  private static final Column[] COLUMNS = {
    Column.EVENT_NAME,
    Column.EVENT_SOURCE,
    Column.ERROR_CODE,
    Column.IDENTITY_TYPE,
    Column.AWS_EVENT_TYPE,
    Column.OUTCOME
  };

  private final @Nullable Utf8[] texts;
  private final int hash;

  /// @param texts the values of [#COLUMNS], null where an event has none
  private EventKind(@Nullable Utf8[] texts) {
    this.texts = texts;
    this.hash = Arrays.hashCode(texts);
  }

  /// The kind of an event, good until the event is gone; null for an event whose columns do not
  /// hold what the record held there.
  static @Nullable EventKind of(IdentityEvent event, RecordView record) {
    var texts = new @Nullable Utf8[COLUMNS.length];
    for (int i = 0; i < COLUMNS.length; i++) {
      if (!record.isExact(COLUMNS[i])) {
        return null;
      }
      texts[i] = event.utf8(COLUMNS[i]);
    }
    return new EventKind(texts);
  }

  /// Whether a column is part of what makes a kind.
  static boolean has(Column column) {
    return Arrays.asList(COLUMNS).contains(column);
  }

  /// The same with memory of its own.
  EventKind kept() {
    var kept = new @Nullable Utf8[COLUMNS.length];
    for (int i = 0; i < COLUMNS.length; i++) {
      Utf8 text = texts[i];
      kept[i] = text == null ? null : text.copy();
    }
    return new EventKind(kept);
  }

  /// The values of a field in all events of the kind; null when it says nothing about them.
  @Nullable List<FieldValue> values(FieldNumbers.Field field) {
    Column column = field.column();
    for (int i = 0; i < COLUMNS.length; i++) {
      if (COLUMNS[i] == column) {
        Utf8 text = texts[i];
        return text == null ? List.of() : List.of(FieldValue.string(text.toString()));
      }
    }
    return null;
  }

  /// The text of a column among those that make the kind, null when an event has none.
  @Nullable Utf8 text(Column column) {
    return texts[Arrays.asList(COLUMNS).indexOf(column)];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventKind kind && hash == kind.hash && Arrays.equals(texts, kind.texts);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(texts);
  }
}
