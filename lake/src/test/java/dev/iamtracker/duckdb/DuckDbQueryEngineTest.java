package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.event.Column;
import dev.iamtracker.query.QueryFailed;
import dev.iamtracker.query.QueryRequest;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.QueryStatement;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbQueryEngineTest {
  @TempDir private Path folder;

  @Test
  void theTableHasEveryColumnInItsOrder() {
    TestLake lake = new TestLake(folder).write(event("2026-11-01T10:00", "CreateUser"));

    assertThat(sql(lake, "SELECT * FROM iam_events").columns())
        .isEqualTo(Column.all().stream().map(Column::sqlName).toList())
        .isEqualTo(sql(new TestLake(folder), "SELECT * FROM iam_events").columns());
  }

  @Test
  void anEmptyLakeHasTheTypesOfAFilledOne() {
    TestLake lake = new TestLake(folder).write(event("2026-11-01T10:00", "CreateUser"));
    String types = "SELECT column_name, column_type FROM (DESCRIBE iam_events)";

    assertThat(sql(new TestLake(folder), types).rows()).isEqualTo(sql(lake, types).rows());
  }

  @Test
  void valuesAreJavaValues() {
    String sql =
        """
        SELECT true, 7::tinyint, 7::bigint, 7::hugeint, 170141183460469231731687303715884105727::hugeint, 1.5::double, 1.50::decimal(5,2),
          'x', DATE '2026-11-22', TIMESTAMP '2026-11-22 10:00:00.005',
          TIMESTAMPTZ '2026-11-22 10:00:00+01', [1, NULL, 3], ['a'], NULL, {'a': 1}, '\\xAB'::blob,
          TIMESTAMP_MS '2026-11-22 10:00:00.005', [DATE '2026-11-22']
        """;

    List<@Nullable Object> row = new ArrayList<>(sql(new TestLake(folder), sql).rows().getFirst());

    assertThat(row)
        .containsExactly(
            true,
            7L,
            7L,
            7L,
            new BigDecimal("170141183460469231731687303715884105727"),
            1.5,
            new BigDecimal("1.50"),
            "x",
            LocalDate.of(2026, 11, 22),
            LocalDateTime.parse("2026-11-22T10:00:00.005"),
            LocalDateTime.parse("2026-11-22T09:00"),
            Arrays.asList(1L, null, 3L),
            List.of("a"),
            null,
            "{a=1}",
            "ab",
            LocalDateTime.parse("2026-11-22T10:00:00.005"),
            List.of(LocalDate.of(2026, 11, 22)));
  }

  @Test
  void readsOnlySegmentsOfTheWindowAndCountsTheirBytes() throws IOException {
    TestLake lake =
        new TestLake(folder)
            .write(event("2026-10-01T10:00", "CreateUser"), event("2026-11-01T10:00", "ListUsers"));
    Files.writeString(lake.file(0), "not Parquet");

    QueryResult answer = new Catalogue(lake).ask("errors", Catalogue.NOVEMBER, Map.of());

    assertThat(answer.bytesRead()).isEqualTo(Files.size(lake.file(1)));
  }

  @Test
  void saysHowManyRowsACutAnswerHas() {
    TestLake lake =
        new TestLake(folder)
            .write(
                event("2026-11-01T10:00", "CreateUser"),
                event("2026-11-02T10:00", "ListUsers"),
                event("2026-11-02T11:00", "ListUsers").by("bob"));
    QueryStatement statement =
        QueryRequest.of(
                Catalogue.QUERIES.query("timeline"),
                Catalogue.NOVEMBER,
                Map.of("user", "alice"),
                Map.of())
            .withLimit(OptionalInt.of(1))
            .statement();

    try (DuckDbQueryEngine engine = new DuckDbQueryEngine(lake, QueryLimits.withThreads(1))) {
      assertThat(engine.run(statement).rows()).hasSize(1);
      assertThat(engine.run(statement).cut()).isTrue();
      assertThat(engine.run(statement.counting()).rows().toString()).isEqualTo("[[2]]");
    }
  }

  @Test
  void readsALakeGivenByARelativePath() {
    Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    TestLake lake = new TestLake(relative).write(event("2026-11-01T10:00", "CreateUser"));

    assertThat(sql(lake, "SELECT event_name FROM iam_events").rows().toString())
        .isEqualTo("[[CreateUser]]");
  }

  @Test
  void readsALakeBehindASymbolicLink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    TestLake lake = new TestLake(link).write(event("2026-11-01T10:00", "CreateUser"));

    assertThat(sql(lake, "SELECT event_name FROM iam_events").rows().toString())
        .isEqualTo("[[CreateUser]]");
  }

  @Test
  void answersWithoutADamagedSegmentAndNamesIt() throws IOException {
    TestLake lake =
        new TestLake(folder)
            .write(event("2026-11-01T10:00", "CreateUser"), event("2026-11-02T10:00", "ListUsers"));
    Files.writeString(lake.file(0), "not Parquet");
    lake.reportDamaged(0);

    QueryResult answer = sql(lake, "SELECT event_name FROM iam_events");

    assertThat(answer.rows().toString()).isEqualTo("[[ListUsers]]");
    assertThat(answer.skipped()).containsExactly("segment-0.parquet: damaged");
    assertThat(answer.bytesRead()).isEqualTo(Files.size(lake.file(1)));
  }

  @Test
  void findsDamageInTheMiddleOfASegment() throws IOException {
    TestLake lake =
        new TestLake(folder)
            .write(event("2026-11-01T10:00", "CreateUser"), event("2026-11-02T10:00", "ListUsers"));
    byte[] bytes = Files.readAllBytes(lake.file(0));
    Arrays.fill(bytes, 4, bytes.length / 3, (byte) 0xA5);
    Files.write(lake.file(0), bytes);
    lake.reportDamaged(0);

    QueryResult answer = sql(lake, "SELECT event_id, event_name FROM iam_events");

    assertThat(answer.rows()).hasSize(1);
    assertThat(answer.skipped()).containsExactly("segment-0.parquet: damaged");
  }

  @Test
  void findsASegmentThatIsGone() throws IOException {
    TestLake lake =
        new TestLake(folder)
            .write(event("2026-11-01T10:00", "CreateUser"), event("2026-11-02T10:00", "ListUsers"));
    Files.delete(lake.file(1));
    lake.reportDamaged(1);

    QueryResult answer = sql(lake, "SELECT event_name FROM iam_events");

    assertThat(answer.rows().toString()).isEqualTo("[[CreateUser]]");
    assertThat(answer.skipped()).hasSize(1);
  }

  @Test
  void failsWhenTheDamageCannotBeFound() throws IOException {
    TestLake lake = new TestLake(folder).write(event("2026-11-01T10:00", "CreateUser"));
    Files.write(lake.file(0), new byte[] {1}, StandardOpenOption.TRUNCATE_EXISTING);

    assertThatThrownBy(() -> sql(lake, "SELECT * FROM iam_events"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageStartingWith("The query failed.")
        .hasMessageContaining("segment-0.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's", "a b", "ünïcode", "100%", "[x]", "a*b"})
  void takesFoldersOfAnyName(String name) {
    TestLake lake =
        new TestLake(folder.resolve(name)).write(event("2026-11-01T10:00", "CreateUser"));

    assertThat(sql(lake, "SELECT event_date FROM iam_events").rows().toString())
        .isEqualTo("[[2026-11-01]]");
  }

  @Test
  void refusesAFolderWhoseNameWouldReplaceAColumn() {
    TestLake lake =
        new TestLake(folder.resolve("account_id=7")).write(event("2026-11-01T10:00", "CreateUser"));

    assertThatThrownBy(() -> sql(lake, "SELECT account_id FROM iam_events"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("account_id=7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "''",
        "'; DROP VIEW iam_events; --",
        "x' OR '1'='1",
        "%",
        "_",
        "\\",
        "?",
        ":user",
        "$1",
        "Zoë 🦊 \u0000",
        "{\"a\":1}"
      })
  void freeTextIsOnlyEverText(String text) {
    TestLake lake =
        new TestLake(folder)
            .write(
                event("2026-11-01T10:00", "CreateUser").by("mallory " + text.replace("\0", "")),
                event("2026-11-02T10:00", "CreateUser").by("bob"));

    for (String parameter : List.of("user", "key", "role", "ip")) {
      List<String> found = new Catalogue(lake).table("timeline", Map.of(parameter, text));

      boolean matches = parameter.equals("user") && !text.contains("\0");
      assertThat(found).as(parameter).hasSize(matches ? 1 : 0);
    }
    assertThat(new Catalogue(lake).table("timeline")).hasSize(2);
  }

  @Test
  void refusesAStatementOfTheCatalogueThatIsMoreThanOneSelect() {
    TestLake lake = new TestLake(folder).write(event("2026-11-01T10:00", "CreateUser"));
    QueryStatement two =
        new QueryStatement(
            "SELECT 1) ; DROP VIEW iam_events; SELECT * FROM (SELECT 1",
            List.of(),
            Catalogue.NOVEMBER,
            OptionalInt.empty());

    try (DuckDbQueryEngine engine = new DuckDbQueryEngine(lake, QueryLimits.withThreads(1))) {
      assertThatThrownBy(() -> engine.run(two))
          .isInstanceOf(QueryFailed.class)
          .hasMessageStartingWith("Only one SELECT");
    }
  }

  private static QueryResult sql(TestLake lake, String sql) {
    try (DuckDbQueryEngine engine = new DuckDbQueryEngine(lake, QueryLimits.withThreads(2))) {
      return engine.sql(sql, OptionalInt.empty());
    }
  }
}
