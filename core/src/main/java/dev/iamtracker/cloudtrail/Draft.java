package dev.iamtracker.cloudtrail;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns and hints of the record that is being read; reused from record to record.
final class Draft {
  private final IdentityEvent.Builder columns = new IdentityEvent.Builder();
  private final @Nullable Utf8[] hints = new Utf8[Hint.values().length];
  private final List<String> warnings = new ArrayList<>();

  void clear() {
    columns.clear();
    Arrays.fill(hints, null);
    warnings.clear();
  }

  IdentityEvent.Builder columns() {
    return columns;
  }

  void text(Column column, @Nullable Utf8 text) {
    columns.text(column, text);
  }

  /// Fills a column that has no value yet.
  void orElse(Column column, @Nullable Utf8 text) {
    if (text != null && !columns.has(column)) {
      columns.text(column, text);
    }
  }

  @Nullable Utf8 text(Column column) {
    return columns.utf8(column);
  }

  /// `true`, `false`, or null when absent.
  @Nullable String flag(Column column) {
    Utf8 flag = columns.utf8(column);
    return flag == null ? null : flag.at(0) == 't' ? "true" : "false";
  }

  boolean is(Column column, Utf8 text) {
    return columns.is(column, text);
  }

  /// The first value of a hint stays.
  void hint(Hint hint, Utf8 text) {
    if (hints[hint.ordinal()] == null) {
      hints[hint.ordinal()] = text;
    }
  }

  @Nullable Utf8 hint(Hint hint) {
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

  /// The text of a JSON string without quotes.
  Utf8 textOf(byte[] json, int start, int end, boolean escaped) {
    return escaped ? Utf8.of(JsonText.unescape(json, start, end)) : new Utf8(json, start, end);
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
