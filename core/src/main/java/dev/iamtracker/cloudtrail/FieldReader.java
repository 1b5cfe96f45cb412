package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Reads the fields of a record, as [RecordFields] says, into a [Draft] and what no column holds
/// into [Extra]; stops as soon as the record turns out to be of a source that nobody asked for.
final class FieldReader {
  private final JsonCursor cursor;
  private final Draft draft;
  private final Extra extra;
  private final PartReader parts;
  private final Predicate<Utf8> wantedSources;
  private final UnaryOperator<Utf8> eventTypes;
  private boolean sourceKnown;
  private boolean unwanted;

  FieldReader(
      JsonCursor cursor,
      Draft draft,
      Extra extra,
      PartReader parts,
      Predicate<Utf8> wantedSources,
      UnaryOperator<Utf8> eventTypes) {
    this.cursor = cursor;
    this.draft = draft;
    this.extra = extra;
    this.parts = parts;
    this.wantedSources = wantedSources;
    this.eventTypes = eventTypes;
  }

  /// Reads the record at the cursor.
  ///
  /// @return whether it was read to its end, which one of an unwanted source is not
  /// @throws NotJson when it is not JSON
  boolean read() {
    sourceKnown = false;
    unwanted = false;
    cursor.enter();
    node(RecordFields.ROOT, 0);
    return !unwanted;
  }

  /// Reads the fields of the object just entered; true when it had any.
  private boolean node(FieldTable table, int level) {
    boolean any = false;
    while (cursor.field()) {
      any = true;
      Field field = table.find(cursor);
      extra.seen(cursor, field, level);
      if (field == null) {
        extra.keep(cursor);
      } else {
        int kept = extra.length();
        take(field, level);
        if (field.column() != null && extra.length() != kept) {
          extra.overrides(field.column());
        }
        if (unwanted) {
          return true;
        }
      }
    }
    return any;
  }

  private void take(Field field, int level) {
    byte kind = cursor.kind();
    switch (field.kind()) {
      case NODE -> {
        if (kind == '{' && field.children() != null) {
          int mark = extra.open(cursor);
          cursor.enter();
          extra.close(mark, node(field.children(), level + 1));
        } else {
          extra.keep(cursor);
        }
      }
      case PART -> {
        if (kind == 'n' || field.column() == null) {
          extra.keep(cursor);
        } else {
          draft.text(field.column(), parts.read(cursor, field.children(), draft));
        }
      }
      case TEXT -> text(field, kind);
      case TIME -> time(field, kind);
      case FLAG, FLAG_TEXT -> flag(field, kind);
      case HINT -> {
        int valueStart = cursor.valueStart();
        extra.keep(cursor);
        if (kind == '"' && field.hint() != null && cursor.valueEnd() - valueStart > 2) {
          draft.hint(
              field.hint(),
              draft.textOf(
                  cursor.bytes(), valueStart + 1, cursor.valueEnd() - 1, cursor.escaped()));
        }
      }
      case HELD -> {
        if (kind == '"' && field.hint() != null) {
          cursor.skip();
          int start = cursor.valueStart() + 1;
          int end = cursor.valueEnd() - 1;
          if (start < end && isPlain(start, end)) {
            draft.hint(field.hint(), draft.textOf(cursor.bytes(), start, end, cursor.escaped()));
          } else {
            extra.keepSkipped(cursor);
          }
        } else {
          extra.keep(cursor);
        }
      }
    }
  }

  /// Whether a string can be given back by a column: its text is UTF-8 and hides no secret.
  private boolean isPlain(int start, int end) {
    byte[] json = cursor.bytes();
    return !(cursor.escaped() && JsonText.hasLoneSurrogate(json, start, end))
        && Secrets.withoutSecrets(json, start, end, cursor.escaped(), 0) == null;
  }

  private void text(Field field, byte kind) {
    Column column = field.column();
    if (column == null || kind == '{' || kind == '[') {
      extra.keep(cursor);
      return;
    }
    if (kind != '"') {
      extra.keep(cursor);
      if (kind != 'n') {
        draft.columns().text(column, cursor.bytes(), cursor.valueStart(), cursor.valueEnd());
      }
      return;
    }
    cursor.skip();
    int start = cursor.valueStart() + 1;
    int end = cursor.valueEnd() - 1;
    boolean escaped = cursor.escaped();
    if (start == end) {
      extra.keepSkipped(cursor);
      return;
    }
    byte[] json = cursor.bytes();
    byte[] withoutSecrets = Secrets.withoutSecrets(json, start, end, escaped, 0);
    if (withoutSecrets != null) {
      draft.text(column, Utf8.of(withoutSecrets));
      return;
    }
    if (escaped && JsonText.hasLoneSurrogate(json, start, end)) {
      extra.keepSkipped(cursor);
    }
    Utf8 text = draft.textOf(json, start, end, escaped);
    draft.text(column, text);
    if (column == Column.EVENT_SOURCE && !sourceKnown) {
      sourceKnown = true;
      unwanted = !wantedSources.test(text);
      draft.text(Column.EVENT_TYPE, eventTypes.apply(text));
    }
  }

  private void time(Field field, byte kind) {
    Column column = field.column();
    if (column == null || kind != '"') {
      extra.keep(cursor);
      return;
    }
    cursor.skip();
    byte[] json = cursor.bytes();
    int start = cursor.valueStart() + 1;
    int end = cursor.valueEnd() - 1;
    draft.time(column, json, start, end, cursor.escaped());
    if (!Timestamps.isCanonical(json, start, end)
        || draft.columns().millis(column) == IdentityEvent.NO_TIME) {
      extra.keepSkipped(cursor);
    }
  }

  private void flag(Field field, byte kind) {
    Column column = field.column();
    if (column == null || kind == '{' || kind == '[') {
      extra.keep(cursor);
      return;
    }
    cursor.skip();
    boolean quoted = kind == '"';
    int start = cursor.valueStart() + (quoted ? 1 : 0);
    int end = cursor.valueEnd() - (quoted ? 1 : 0);
    String value = end - start > 5 ? "" : new String(cursor.bytes(), start, end - start, US_ASCII);
    boolean known = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    if (known) {
      draft.columns().flag(column, value.equalsIgnoreCase("true"));
    } else if (kind != 'n') {
      draft.warn(column, "is neither true nor false");
    }
    boolean canonical = value.equals("true") || value.equals("false");
    if (!canonical || quoted != (field.kind() == Field.Kind.FLAG_TEXT)) {
      extra.keepSkipped(cursor);
    }
  }
}
