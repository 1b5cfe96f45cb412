package dev.iamtracker.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.HexFormat;

/// Small things about SQL text.
final class Sql {
  private Sql() {}

  /// A text as a literal.
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// The same for a text that strangers wrote: DuckDB takes a NUL for the end of a statement.
  static String anyText(String text) {
    return isAscii(text) && text.indexOf(0) < 0
        ? text(text)
        : "decode('\\x"
            + HexFormat.ofDelimiter("\\x").withUpperCase().formatHex(text.getBytes(UTF_8))
            + "'::BLOB)";
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
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
