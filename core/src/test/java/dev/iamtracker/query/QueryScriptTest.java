package dev.iamtracker.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QueryScriptTest {
  private static final Path FILE = Path.of("..", "queries", "analytics_queries.sql");

  /// `-Dqueries.write=true` makes this test write the file first.
  @Test
  void theScriptInTheFolderIsWrittenFromTheQueries() throws IOException {
    String script = QueryScript.of(QueryCatalogue.builtIn());
    if (Boolean.getBoolean("queries.write")) {
      Files.writeString(FILE, script);
    }

    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "%s is older than the other files of its folder; write it anew with%n"
                + "./mvnw test -pl core -Dquick -Dtest=QueryScriptTest -Dqueries.write=true",
            FILE)
        .isEqualTo(script);
  }

  @Test
  void rendersEveryParameterAsItsDefault() {
    Query query = QueryCatalogue.builtIn().query("off_hours");

    assertThat(QueryScript.statement(query))
        .contains("FROM iam_activity_tracker_database.iam_events")
        .contains("event_time >= date_add('day', -90, current_timestamp)")
        .contains("local_hour >= 22 OR local_hour < 6")
        .endsWith("LIMIT 100");
  }

  @Test
  void looksBackAsFarAsTheDefaultSays() {
    assertThat(QueryScript.statement(QueryCatalogue.builtIn().query("new_identities")))
        .contains("event_time >= date_add('day', -400, current_timestamp)")
        .contains("HAVING min(event_time) >= date_add('day', -30, current_timestamp)");
  }

  @Test
  void leavesNoParameterOpen() {
    for (Query query : QueryCatalogue.builtIn().queries()) {
      assertThat(SqlTemplate.parse(QueryScript.statement(query)).names()).isEmpty();
    }
  }
}
