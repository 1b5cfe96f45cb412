package dev.iamtracker.trino;

import dev.iamtracker.query.QueryFailed;
import java.util.Map;
import java.util.regex.Pattern;

/// Turns what Trino says into what a person needs.
final class TrinoErrors {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private static final int LONGEST = 600;

  private TrinoErrors() {}

  /// @param error as the API has it: `message`, `errorName` and others
  static QueryFailed failed(Map<?, ?> error, TrinoServer server) {
    String name = String.valueOf(error.get("errorName"));
    String said = oneLine(String.valueOf(error.get("message")));
    return new QueryFailed(
        switch (name) {
          case "TABLE_NOT_FOUND", "SCHEMA_NOT_FOUND", "CATALOG_NOT_FOUND", "MISSING_CATALOG_NAME" ->
              "Trino has no table %s.%s.iam_events; check TRINO_CATALOG and TRINO_SCHEMA. %s"
                  .formatted(server.catalog(), server.schema(), said);
          case "EXCEEDED_TIME_LIMIT",
              "EXCEEDED_GLOBAL_MEMORY_LIMIT",
              "EXCEEDED_LOCAL_MEMORY_LIMIT" ->
              "The query is too much for Trino. Ask for fewer days, or for less at once. " + said;
          default -> "The query failed. " + said;
        },
        null);
  }

  /// Text from elsewhere without control characters, and not too long.
  static String oneLine(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
