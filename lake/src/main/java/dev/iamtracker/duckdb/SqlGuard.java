package dev.iamtracker.duckdb;

import dev.iamtracker.query.QueryFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Lets through exactly one SELECT, as the engine's own parser understands it.
///
/// A data-modifying or COPY part inside a WITH passes here: wrap the answer in `SELECT * FROM (…)`,
/// where the engine refuses such parts.
final class SqlGuard {
  private static final String ALLOWED = "Only one SELECT (or WITH … SELECT) on iam_events is run.";
  private static final String PARSE =
      """
      SELECT
        j->>'error',
        json_array_length(j->'statements'),
        j->>'error_message',
        CASE WHEN j->>'error' = 'false' THEN json_deserialize_sql(j) END
      FROM (SELECT json_serialize_sql(?::varchar)::JSON AS j)
      """;

  private SqlGuard() {}

  /// The statement as the parser writes it, without comments and semicolons.
  ///
  /// @throws QueryFailed for anything but one SELECT, saying what is allowed
  static String single(Connection connection, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(PARSE)) {
      statement.setString(1, sql);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        if (!"false".equals(answer.getString(1))) {
          throw new QueryFailed(
              ALLOWED + " " + DuckDbErrors.cleaned(String.valueOf(answer.getString(3))), null);
        }
        if (answer.getInt(2) != 1) {
          throw new QueryFailed(
              ALLOWED + " This text has " + answer.getInt(2) + " statements.", null);
        }
        return answer.getString(4).strip().replaceFirst(";$", "");
      }
    } catch (SQLException e) {
      // Text without any statement is the one thing the parser reports by failing.
      throw new QueryFailed(
          ALLOWED + " " + DuckDbErrors.cleaned(String.valueOf(e.getMessage())), e);
    }
  }
}
