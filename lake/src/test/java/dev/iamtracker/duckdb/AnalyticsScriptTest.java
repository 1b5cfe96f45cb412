package dev.iamtracker.duckdb;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryScript;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnalyticsScriptTest {
  static List<Query> queries() {
    return Catalogue.QUERIES.queries();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyStatementOfTheScriptRuns(Query query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String macro : DuckDbMacros.STATEMENTS) {
        statement.execute(macro);
      }
      statement.execute("CREATE SCHEMA iam_activity_tracker_database");
      statement.execute(
          EventsView.statement(List.of())
              .replace("VIEW iam_events", "VIEW iam_activity_tracker_database.iam_events"));

      assertThatCode(() -> statement.executeQuery(QueryScript.statement(query)).close())
          .doesNotThrowAnyException();
    }
  }
}
