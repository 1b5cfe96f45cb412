package dev.iamtracker.cloudtrail;

import dev.iamtracker.event.Column;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What to do with a field of a record, found by its name.
///
/// @param column the column it fills, null for none
/// @param hint what it tells about other columns, null for nothing
/// @param children the fields to look for inside it, null for none
record Field(
    String name,
    Kind kind,
    @Nullable Column column,
    @Nullable Hint hint,
    @Nullable FieldTable children) {

  /// How a field is read.
  enum Kind {
    /// A string that its column holds, so that the column gives it back.
    TEXT,
    /// A time that its column holds.
    TIME,
    /// `true` or `false`.
    FLAG,
    /// `"true"` or `"false"`.
    FLAG_TEXT,
    /// A JSON value kept as text in its column.
    PART,
    /// An object whose fields are looked at one by one.
    NODE,
    /// A string that helps to fill other columns; kept in `extra`.
    HINT,
    /// A string that helps to fill other columns and is given back by one of them.
    HELD
  }

  static Field text(String name, Column column) {
    return new Field(name, Kind.TEXT, column, null, null);
  }

  static Field time(String name, Column column) {
    return new Field(name, Kind.TIME, column, null, null);
  }

  static Field part(String name, Column column, FieldTable children) {
    return new Field(name, Kind.PART, column, null, children);
  }

  static Field node(String name, Field... children) {
    return new Field(name, Kind.NODE, null, null, new FieldTable(children));
  }

  static Field hint(String name, Hint hint) {
    return new Field(name, Kind.HINT, null, hint, null);
  }

  byte[] utf8() {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
