package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.query.QueryFailed;
import dev.iamtracker.query.QueryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserSqlTest {
  @TempDir private Path folder;
  private TestLake lake;
  private DuckDbQueryEngine engine;

  @BeforeEach
  void fillLake() {
    lake =
        new TestLake(folder.resolve("lake"))
            .write(
                event("2026-11-01T10:00", "CreateUser").by("bob"),
                event("2026-11-02T10:00", "ListUsers"));
    engine = new DuckDbQueryEngine(lake, QueryLimits.withThreads(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT user_name FROM iam_events ORDER BY event_time",
        "SELECT user_name FROM iam_events ORDER BY event_time;",
        "  select user_name from iam_events order by event_time ;  -- a remark",
        "/* ; */ SELECT user_name FROM iam_events ORDER BY event_time",
        "WITH e AS (SELECT * FROM iam_events) SELECT user_name FROM e ORDER BY event_time",
        "FROM iam_events SELECT user_name ORDER BY event_time",
        "SELECT user_name FROM iam_events WHERE event_name <> 'a;b--' ORDER BY event_time",
      })
  void answersOneSelectInItsOrder(String sql) {
    assertThat(rows(sql)).isEqualTo("[[bob], [alice]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "-- nothing",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP VIEW iam_events",
        "COPY iam_events TO '{out}'",
        "COPY (SELECT 1) TO '{segment}'",
        "EXPORT DATABASE '{out}'",
        "ATTACH '{out}' AS x",
        "ATTACH ':memory:' AS x",
        "CREATE TABLE t AS SELECT 1",
        "CREATE MACRO strpos(a, b) AS 1",
        "DROP VIEW iam_events",
        "INSERT INTO iam_events SELECT * FROM iam_events",
        "UPDATE iam_events SET user_name = 'x'",
        "DELETE FROM iam_events",
        "SET memory_limit = '10GB'",
        "RESET lock_configuration",
        "PRAGMA enable_external_access = true",
        "PRAGMA database_list",
        "CALL duckdb_settings()",
        "INSTALL httpfs",
        "LOAD httpfs",
        "BEGIN",
        "USE memory",
        "EXPLAIN SELECT 1",
        "PREPARE p AS SELECT 1",
        "SELECT 1) ; COPY (SELECT 1) TO '{out}'; SELECT * FROM (SELECT 1",
        "SELECT 1 /* ",
        "SELECT 'x",
      })
  void refusesEverythingElseAndSaysWhatIsAllowed(String sql) throws IOException {
    byte[] segment = Files.readAllBytes(lake.file(0));

    assertThatThrownBy(() -> rows(filled(sql)))
        .isInstanceOf(QueryFailed.class)
        .hasMessageStartingWith("Only one SELECT (or WITH … SELECT) on iam_events is run.");
    assertThat(Files.readAllBytes(lake.file(0))).isEqualTo(segment);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH x AS (COPY (SELECT 1 AS a) TO '{out}') SELECT * FROM x",
        "WITH x AS (COPY (SELECT 1 AS a) TO '{segment}') SELECT 1",
        "WITH x AS (INSERT INTO iam_events SELECT * FROM iam_events RETURNING *) SELECT * FROM x",
        "WITH x AS (DELETE FROM iam_events RETURNING *) SELECT * FROM x",
      })
  void refusesPartsThatWrite(String sql) throws IOException {
    byte[] segment = Files.readAllBytes(lake.file(0));

    assertThatThrownBy(() -> rows(filled(sql))).isInstanceOf(QueryFailed.class);
    assertThat(Files.readAllBytes(lake.file(0))).isEqualTo(segment);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM glob('{lake}/*')",
        "SELECT * FROM read_parquet('{other}')",
        "SELECT * FROM '{other}'",
        "SELECT * FROM read_parquet('{lake}/../other.parquet')",
        "SELECT * FROM read_parquet('https://example.com/x.parquet')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
      })
  void readsNothingButTheSegments(String sql) throws IOException {
    Files.copy(lake.file(0), folder.resolve("other.parquet"));

    assertThatThrownBy(() -> rows(filled(sql)))
        .isInstanceOf(QueryFailed.class)
        .hasMessageStartingWith("Only the table iam_events can be read.")
        .hasMessageNotContaining("root:");
  }

  @Test
  void takesNoFileForATable() {
    assertThatThrownBy(() -> rows("SELECT * FROM '/etc/passwd'"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT max(i) FROM r",
        "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = -1",
      })
  void stopsWhatNeverEnds(String sql) {
    DuckDbQueryEngine hasty =
        new DuckDbQueryEngine(lake, QueryLimits.withThreads(1).withTimeout(Duration.ofSeconds(1)));

    assertThatThrownBy(() -> hasty.sql(sql, OptionalInt.empty()))
        .isInstanceOf(QueryFailed.class)
        .hasMessage("The query was stopped after 1 s. Ask for fewer days, or for less at once.");
  }

  @Test
  void stopsWhatNeedsTooMuchMemory() {
    DuckDbQueryEngine small =
        new DuckDbQueryEngine(lake, new QueryLimits(64, 1, Duration.ofSeconds(30)));

    assertThatThrownBy(
            () ->
                small.sql(
                    "SELECT list(range || 'a long text to fill memory') FROM range(5000000)",
                    OptionalInt.empty()))
        .isInstanceOf(QueryFailed.class)
        .hasMessageStartingWith("The query needs more than its 64 MB of memory.");
  }

  @Test
  void cutsAHugeAnswerAtTheLimitAndSaysSo() {
    QueryResult answer = engine.sql("SELECT range FROM range(3000000000)", OptionalInt.of(5));

    assertThat(answer.rows()).hasSize(5);
    assertThat(answer.cut()).isTrue();
  }

  @Test
  void anAnswerOfExactlyTheLimitIsNotCut() {
    assertThat(engine.sql("SELECT * FROM range(5)", OptionalInt.of(5)).cut()).isFalse();
    assertThat(engine.sql("SELECT * FROM range(6)", OptionalInt.of(5)).cut()).isTrue();
  }

  @Test
  void returnsNeverMoreThanFitIntoMemory() {
    QueryResult answer = engine.sql("SELECT 1 FROM range(1000001)", OptionalInt.empty());

    assertThat(answer.rows()).hasSize(DuckDbQueryEngine.MOST_ROWS);
    assertThat(answer.cut()).isTrue();
  }

  @Test
  void keepsALimitAndAnOffsetOfTheStatement() {
    assertThat(rows("SELECT range FROM range(9) ORDER BY range DESC LIMIT 2 OFFSET 1"))
        .isEqualTo("[[7], [6]]");
  }

  @Test
  void namesTheColumnsThatWereMeant() {
    assertThatThrownBy(() -> rows("SELECT usr_name FROM iam_events"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("usr_name")
        .hasMessageContaining("user_name")
        .hasMessageNotContainingAny("LINE", "\n", "SELECT *", "java.");
  }

  @Test
  void namesTheTableThatWasMeant() {
    assertThatThrownBy(() -> rows("SELECT * FROM iam_event"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageContaining("iam_events");
  }

  @Test
  void keepsControlCharactersOfTheDataOutOfMessages() {
    lake.write(event("2026-11-03T10:00", "CreateUser").by("\u001b[31mred\u202e"));

    assertThatThrownBy(() -> rows("SELECT CAST(user_name AS integer) FROM iam_events"))
        .isInstanceOf(QueryFailed.class)
        .hasMessageNotContainingAny("\u001b", "\u202e");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, UTC, 2026-07-01T12:00",
    "UTC, Europe/Zurich, 2026-07-01T14:00",
    "Europe/Zurich, UTC, 2026-07-01T10:00",
    "Europe/Zurich, Asia/Kathmandu, 2026-07-01T15:45",
  })
  void convertsBetweenZonesAsTrinoDoes(String from, String to, String shown) {
    String sql =
        "SELECT CAST(at_timezone(with_timezone(TIMESTAMP '2026-07-01 12:00:00', '%s'), '%s') AS timestamp)"
            .formatted(from, to);

    assertThat(rows(sql)).isEqualTo("[[" + shown + "]]");
  }

  private String rows(String sql) {
    return engine.sql(sql, OptionalInt.empty()).rows().toString();
  }

  private String filled(String sql) {
    return sql.replace("{out}", folder.resolve("out").toString())
        .replace("{segment}", lake.file(0).toString())
        .replace("{lake}", folder.resolve("lake").toString())
        .replace("{other}", folder.resolve("other.parquet").toString());
  }
}
