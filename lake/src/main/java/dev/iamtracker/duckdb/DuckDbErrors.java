package dev.iamtracker.duckdb;

import dev.iamtracker.query.QueryFailed;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.regex.Pattern;

/// Turns what DuckDB says into what a person needs.
final class DuckDbErrors {
  /// Errors of the statement itself, which no damaged file can cause.
  private static final List<String> OF_THE_STATEMENT =
      List.of(
          "Parser Error",
          "Binder Error",
          "Catalog Error",
          "Permission Error",
          "Out of Memory Error",
          "INTERRUPT Error",
          "Not implemented Error");

  private static final Pattern PLACE = Pattern.compile("(?s)\n+LINE [0-9]+:.*");
  private static final Pattern STACK = Pattern.compile("(?s)\n\\s*(at |Stack Trace:).*");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private static final int LONGEST = 600;

  private DuckDbErrors() {}

  /// Whether a file that cannot be read may be the cause.
  static boolean mayBeDamage(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return !(e instanceof SQLTimeoutException)
        && OF_THE_STATEMENT.stream().noneMatch(message::startsWith);
  }

  static QueryFailed failed(SQLException e, QueryLimits limits) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof SQLTimeoutException || message.startsWith("INTERRUPT Error")) {
      return new QueryFailed(
          "The query was stopped after %d s. Ask for fewer days, or for less at once."
              .formatted(limits.timeout().toSeconds()),
          e);
    }
    if (message.startsWith("Out of Memory Error")) {
      return new QueryFailed(
          "The query needs more than its %d MB of memory. Ask for fewer days, or for less at once."
              .formatted(limits.memoryMegabytes()),
          e);
    }
    if (message.startsWith("Permission Error")) {
      return new QueryFailed("Only the table iam_events can be read. " + cleaned(message), e);
    }
    return new QueryFailed("The query failed. " + cleaned(message), e);
  }

  /// The message without the engine's view of the place, without stack traces and control
  /// characters, on one line.
  static String cleaned(String message) {
    String text = STACK.matcher(PLACE.matcher(message).replaceFirst("")).replaceFirst("");
    String line = CONTROL.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
