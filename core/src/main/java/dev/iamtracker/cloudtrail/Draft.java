package dev.iamtracker.cloudtrail;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns and hints of the record that is being read; reused from record to record.
final class Draft {
  private final IdentityEvent.Builder columns = new IdentityEvent.Builder();
  private final byte[] @Nullable [] hints = new byte[Hint.values().length][];
  private final List<String> warnings = new ArrayList<>();
  private final Interner interner = new Interner();

  void clear() {
    columns.clear();
    Arrays.fill(hints, null);
    warnings.clear();
  }

  IdentityEvent.Builder columns() {
    return columns;
  }

  void text(Column column, byte @Nullable [] text) {
    columns.text(column, text);
  }

  /// Fills a column that has no value yet.
  void orElse(Column column, byte @Nullable [] text) {
    if (text != null && !columns.has(column)) {
      columns.text(column, text);
    }
  }

  byte @Nullable [] text(Column column) {
    return columns.utf8(column);
  }

  /// `true`, `false`, or null when absent.
  @Nullable String flag(Column column) {
    byte[] flag = columns.utf8(column);
    return flag == null ? null : flag[0] == 't' ? "true" : "false";
  }

  boolean is(Column column, byte[] text) {
    return Arrays.equals(columns.utf8(column), text);
  }

  /// The first value of a hint stays.
  void hint(Hint hint, byte[] text) {
    if (hints[hint.ordinal()] == null) {
      hints[hint.ordinal()] = text;
    }
  }

  byte @Nullable [] hint(Hint hint) {
    return hints[hint.ordinal()];
  }

  /// Fills a time column, or warns that the text is no time.
  void time(Column column, byte[] json, int start, int end, boolean escaped) {
    byte[] text = escaped ? JsonText.unescape(json, start, end) : json;
    long millis =
        escaped ? Timestamps.parse(text, 0, text.length) : Timestamps.parse(json, start, end);
    if (millis == IdentityEvent.NO_TIME) {
      warn(column, "is not a time");
    } else {
      columns.millis(column, millis);
    }
  }

  /// The text of a JSON string without quotes; equal texts share one array.
  byte[] textOf(byte[] json, int start, int end, boolean escaped) {
    return escaped ? JsonText.unescape(json, start, end) : interner.intern(json, start, end);
  }

  void warn(Column column, String what) {
    warn("the value for " + column.sqlName() + " " + what + "; it is kept as it was");
  }

  void warn(String warning) {
    if (warnings.size() < 8) {
      warnings.add(warning);
    }
  }

  List<String> warnings() {
    return warnings.isEmpty() ? List.of() : List.copyOf(warnings);
  }
}
