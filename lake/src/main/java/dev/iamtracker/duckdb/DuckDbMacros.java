package dev.iamtracker.duckdb;

import java.util.List;

/// Functions of Athena and Trino that DuckDB spells otherwise, so that one SQL text runs on all.
final class DuckDbMacros {
  /// Each gives the rows that Trino gives. `json_extract_scalar` answers NULL for text that is not
  /// JSON, where DuckDB's own function fails.
  static final List<String> STATEMENTS =
      List.of(
          "CREATE MACRO array_join(l, s) AS array_to_string(l, s)",
          // The engine asks a calendar for every row it converts, and filters on such a value late.
          // So a moment is a timestamp in UTC here, and UTC needs no conversion.
          """
          CREATE MACRO at_timezone(t, z) AS CASE
            WHEN z = 'UTC' THEN t::timestamp
            ELSE make_timestamptz(epoch_us(t)) AT TIME ZONE z
          END
          """,
          """
          CREATE MACRO date_add(u, n, d) AS d + CASE u
            WHEN 'day' THEN to_days(n::int)
            WHEN 'hour' THEN to_hours(n)
            WHEN 'minute' THEN to_minutes(n)
            WHEN 'month' THEN to_months(n::int)
          END
          """,
          "CREATE MACRO json_extract_scalar(j, p) AS TRY(json_extract_string(j, p))",
          "CREATE MACRO regexp_like(s, p) AS regexp_matches(s, p)",
          """
          CREATE MACRO with_timezone(t, z) AS CASE
            WHEN z = 'UTC' THEN t::timestamp
            ELSE (t::timestamp AT TIME ZONE z)::timestamp
          END
          """);

  private DuckDbMacros() {}
}
