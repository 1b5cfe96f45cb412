package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects what no column holds: the fields nobody knows, with their parents, and values that
/// their column does not give back as they were.
///
/// The key `-` says where a column is not what the record holds in the column's field: the record's
/// own value, or null when the record lacks the field. A record's own top-level names that begin
/// with `-` get one more.
final class Extra {
  static final String DIFFERENT = "-";

  private final PartReader parts;
  private final Bytes out = new Bytes();
  private final Bytes different = new Bytes();
  private final long[] fields = new long[4];
  private final int[] unknown = new int[32];
  private int unknowns;
  private int depth;
  private boolean duplicates;
  private long overridden;

  Extra(PartReader parts) {
    this.parts = parts;
  }

  void clear() {
    out.clear();
    out.add('{');
    different.clear();
    Arrays.fill(fields, 0);
    unknowns = 0;
    depth = 0;
    duplicates = false;
    overridden = 0;
  }

  /// How much was kept so far.
  int length() {
    return out.length();
  }

  /// Notes that something was kept in place of a column.
  void overrides(Column column) {
    overridden |= 1L << column.ordinal();
  }

  /// The columns in whose place something was kept, a bit for each by its ordinal.
  long overridden() {
    return overridden;
  }

  /// Notes the name of a field, to find names that occur twice.
  void seen(JsonCursor cursor, @Nullable Field field, int level) {
    if (field != null) {
      long bit = 1L << field.number();
      duplicates |= (fields[field.number() >> 6] & bit) != 0;
      fields[field.number() >> 6] |= bit;
    } else if (level == 0) {
      byte[] json = cursor.bytes();
      for (int i = 0; i < unknowns; i += 2) {
        duplicates |=
            Arrays.equals(
                json, unknown[i], unknown[i + 1], json, cursor.nameStart(), cursor.nameEnd());
      }
      if (unknowns < unknown.length) {
        unknown[unknowns++] = cursor.nameStart();
        unknown[unknowns++] = cursor.nameEnd();
      }
    }
  }

  boolean hasDuplicates() {
    return duplicates;
  }

  /// Keeps the field at the cursor and steps over its value.
  void keep(JsonCursor cursor) {
    boolean secret =
        Secrets.isSecret(
            cursor.bytes(), cursor.nameStart(), cursor.nameEnd(), cursor.nameEscaped());
    name(cursor);
    if (secret && cursor.kind() != 'n') {
      cursor.skip();
      out.add(Secrets.REDACTED);
    } else {
      parts.append(cursor, out);
    }
  }

  /// Keeps the field whose value the cursor has just stepped over.
  void keepSkipped(JsonCursor cursor) {
    name(cursor);
    byte[] json = cursor.bytes();
    int start = cursor.valueStart();
    int end = cursor.valueEnd();
    byte[] redacted =
        json[start] == '"'
            ? Secrets.withoutSecrets(json, start + 1, end - 1, cursor.escaped(), 0)
            : null;
    if (redacted == null) {
      out.add(json, start, end);
    } else {
      out.addQuoted(redacted);
    }
  }

  /// Opens the object at the cursor; the mark takes it back in [#close].
  int open(JsonCursor cursor) {
    int mark = out.length();
    name(cursor);
    out.add('{');
    depth++;
    return mark;
  }

  /// Closes an object; one whose every field is in a column leaves nothing behind.
  void close(int mark, boolean hadFields) {
    depth--;
    if (out.array()[out.length() - 1] == '{' && hadFields) {
      out.truncate(mark);
    } else {
      out.add('}');
    }
  }

  /// The record has no value in the field of a column that was filled from elsewhere.
  void lacks(Column column) {
    differs(column, null);
  }

  /// The record's own value in the field of a column that holds something else.
  void differs(Column column, @Nullable String text) {
    overrides(column);
    different.add(different.length() == 0 ? '{' : ',').add('"').add(column.sqlName()).add("\":");
    if (text == null) {
      different.add("null");
    } else {
      different.addQuoted(text.getBytes(UTF_8));
    }
  }

  /// Whether a top-level field of that name was kept.
  boolean holds(String name) {
    return new String(out.array(), 0, out.length(), UTF_8).contains('"' + name + "\":");
  }

  /// The JSON object, null when it would be empty; good until [#clear].
  @Nullable Utf8 toUtf8() {
    if (different.length() > 0) {
      separate();
      out.add('"').add(DIFFERENT).add("\":").add(different.array(), 0, different.length()).add('}');
    }
    if (out.length() == 1) {
      return null;
    }
    out.add('}');
    return new Utf8(out.array(), 0, out.length());
  }

  private void name(JsonCursor cursor) {
    separate();
    out.add('"');
    if (depth == 0 && startsWithHyphen(cursor)) {
      out.add(DIFFERENT);
    }
    out.add(cursor.bytes(), cursor.nameStart(), cursor.nameEnd()).add("\":");
  }

  private static boolean startsWithHyphen(JsonCursor cursor) {
    byte[] json = cursor.bytes();
    int start = cursor.nameStart();
    return json[start] == '-'
        || (cursor.nameEscaped()
            && new String(JsonText.unescape(json, start, cursor.nameEnd()), UTF_8)
                .startsWith(DIFFERENT));
  }

  private void separate() {
    if (out.array()[out.length() - 1] != '{') {
      out.add(',');
    }
  }
}
