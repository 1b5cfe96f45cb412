package dev.iamtracker.duckdb;

import java.sql.SQLException;

/// Small things about SQL text.
final class Sql {
  private Sql() {}

  /// A text as a literal.
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// The first line of what DuckDB says, in words for people.
  static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    String line = message.lines().findFirst().orElse("unknown reason");
    return line.contains("No space left on device") || line.contains("disk full")
        ? "the disk is full"
        : line;
  }
}
