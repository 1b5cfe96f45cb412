package dev.iamtracker.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A question of the catalogue: one SELECT on `iam_events` with named parameters.
///
/// @param name what a user types
/// @param title a few words
/// @param purpose what it answers, one or two sentences
/// @param group heading under which it is listed
/// @param days length of the window when the user gives none, in days of 24 hours
/// @param limit most rows when the user gives no number; empty for all rows
/// @param parameters in the order of the file
/// @param tableColumns what the table format shows, in order; other formats show every column
/// @param sql the SELECT with `:name` for every value
public record Query(
    String name,
    String title,
    String purpose,
    String group,
    int days,
    OptionalInt limit,
    List<QueryParameter> parameters,
    List<String> tableColumns,
    String sql) {
  /// Begins the part of a WITH that has a row for every row of the answer without its limit.
  static final String ALL_ROWS = "all_rows AS (";

  public Query {
    parameters = List.copyOf(parameters);
    tableColumns = List.copyOf(tableColumns);
  }

  /// The SELECT that counts all rows, where the query names the part of its WITH that has them.
  Optional<String> countingSql() {
    return sql.contains(ALL_ROWS)
        ? Optional.of(
            sql.substring(0, sql.lastIndexOf("\nSELECT"))
                + "\nSELECT count(*) AS row_count\nFROM all_rows")
        : Optional.empty();
  }
}
