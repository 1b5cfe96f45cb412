package dev.iamtracker.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.bench.corpus.Corpora;
import dev.iamtracker.bench.corpus.Corpus;
import dev.iamtracker.bench.corpus.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YardstickTest {
  @TempDir private Path folder = Path.of("");
  private Connection connection = open();
  private Statement statement = statement();

  private static Connection open() {
    try {
      return DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Statement statement() {
    try {
      return connection.createStatement();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private String answer(String sql) throws SQLException {
    try (ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  @Test
  void bothReadersOfJsonWriteTheSameRows() throws SQLException {
    Corpus corpus = new Corpora(folder, "v1", _ -> {}).get(Recipe.simulation(1500, 2));
    Path typed = folder.resolve("typed.parquet");
    Path tuned = folder.resolve("tuned.parquet");

    long rows = ReadJson.copy(statement, corpus.logs(), typed, ReadJson.Variant.TYPED);

    assertThat(ReadJson.copy(statement, corpus.logs(), tuned, ReadJson.Variant.TUNED))
        .isEqualTo(rows);
    assertThat(rows).isBetween(500L, corpus.records());
    assertThat(
            answer("SELECT count(*) FROM (FROM '%s' EXCEPT ALL FROM '%s')".formatted(typed, tuned)))
        .isEqualTo("0");
    assertThat(answer("SELECT bool_or(event_source LIKE 'kms%') FROM '" + typed + "'"))
        .isEqualTo("false");
  }

  @Test
  void everyDayBecomesOneSortedFile() throws IOException, SQLException {
    Path day = folder.resolve("lake/event_date=2026-11-22");
    Files.createDirectories(day);
    for (String hour : new String[] {"12", "10"}) {
      statement.execute(
          "COPY (SELECT TIMESTAMP '2026-11-22 %s:00:00' AS event_time, 'a' AS event_id) TO '%s/%s.parquet'"
              .formatted(hour, day, hour));
    }

    int days = MergeParquet.merge(statement, folder.resolve("lake"), folder.resolve("merged"));

    assertThat(days).isEqualTo(1);
    assertThat(
            answer(
                "SELECT string_agg(hour(event_time), ',') FROM '%s'"
                    .formatted(folder.resolve("merged/event_date=2026-11-22.parquet"))))
        .isEqualTo("10,12");
  }

  @BeforeEach
  void reopen() {
    connection = open();
    statement = statement();
  }
}
