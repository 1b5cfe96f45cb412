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
    if (line.contains("No space left on device")
        || line.contains("Disk quota exceeded")
        || line.contains("disk full")) {
      return "the disk is full";
    }
    return line.contains("File too large")
        ? "this process may not write files as large as that, see ulimit -f"
        : line;
  }
}
