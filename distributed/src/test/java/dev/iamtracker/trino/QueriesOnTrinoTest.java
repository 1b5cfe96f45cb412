package dev.iamtracker.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryRequest;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.QueryStatement;
import dev.iamtracker.query.TimeWindow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every query gives the same rows on DuckDB and on Trino over the same files.
class QueriesOnTrinoTest {
  private static final int EVENTS = 30_000;
  private static final int DAYS = 12;

  @TempDir private static Path folder;
  private static TrinoLake lake;
  private static TrinoLake empty;

  @BeforeAll
  static void open() throws IOException {
    lake = TrinoLake.of(EVENTS, DAYS, "simulated", folder.resolve("logs"));
    empty = TrinoLake.of(0, 0, "empty", folder.resolve("none"));
  }

  @AfterAll
  static void close() {
    lake.close();
    empty.close();
  }

  static List<Query> queries() {
    return QueryCatalogue.builtIn().queries();
  }

  private static TimeWindow window(String from, String to) {
    return new TimeWindow(Instant.parse(from), Instant.parse(to));
  }

  static Stream<TimeWindow> windows() {
    return Stream.of(
        window("2026-11-08T00:00:00Z", "2026-11-22T12:00:00Z"),
        window("2026-11-15T00:00:00Z", "2026-11-16T00:00:00Z"),
        window("2026-11-14T23:59:59.999Z", "2026-11-15T00:00:00.001Z"),
        window("2020-02-29T00:00:00Z", "2020-03-01T00:00:00Z"));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void givesTheSameRowsInEveryWindow(Query query) {
    windows()
        .forEach(window -> assertSame(lake, QueryRequest.of(query, window, Map.of(), Map.of())));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void givesTheSameRowsWithoutALimit(Query query) {
    assertSame(
        lake,
        QueryRequest.of(query, windows().findFirst().orElseThrow(), Map.of(), Map.of())
            .withLimit(OptionalInt.empty()));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void givesTheSameRowsOfAnEmptyLake(Query query) {
    assertSame(
        empty, QueryRequest.of(query, windows().findFirst().orElseThrow(), Map.of(), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void givesTheSameRowsInOtherTimeZones(Query query) {
    for (String zone : List.of("America/St_Johns", "Asia/Kathmandu", "Pacific/Apia")) {
      if (query.parameters().stream().anyMatch(one -> one.name().equals("tz"))) {
        assertSame(
            lake,
            QueryRequest.of(
                query, windows().findFirst().orElseThrow(), Map.of("tz", zone), Map.of()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void takesHostileTextForText(Query query) {
    List<String> texts =
        query.parameters().stream()
            .filter(one -> one.type() == dev.iamtracker.query.ParameterType.TEXT)
            .map(dev.iamtracker.query.QueryParameter::name)
            .toList();
    for (String text : List.of("' OR '1'='1", "'; DROP TABLE iam_events; --", "?", "ä😀\\", "a")) {
      for (String name : texts) {
        assertSame(
            lake,
            QueryRequest.of(
                query, windows().findFirst().orElseThrow(), Map.of(name, text), Map.of()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void countsTheSame(Query query) {
    QueryStatement counting =
        QueryRequest.of(query, windows().findFirst().orElseThrow(), Map.of(), Map.of()).counting();

    assertThat(rows(lake.trino(), counting)).isEqualTo(rows(lake.duckDb(), counting));
  }

  static List<String> scripts() throws IOException {
    String script =
        Files.readString(Path.of("..", "queries", "analytics_queries.sql"))
            .replaceAll("(?m)^--.*$", "");
    return Stream.of(script.split(";\\s*\\n", -1)).filter(one -> !one.isBlank()).toList();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyStatementToPasteIsOneThatTrinoTakes(String statement) {
    TrinoProcess.get()
        .statement(
            statement
                .strip()
                .replaceAll(";$", "")
                .replace("iam_activity_tracker_database.", "lake.simulated."));
  }

  @Test
  void thereAreAsManyStatementsToPasteAsQueries() throws IOException {
    assertThat(scripts()).hasSize(queries().size());
  }

  @Test
  void onlyTheDaysOfTheWindowAreRead() {
    Query query = QueryCatalogue.builtIn("daily_summary");
    QueryStatement day =
        QueryRequest.of(
                query, window("2026-11-15T00:00:00Z", "2026-11-15T23:00:00Z"), Map.of(), Map.of())
            .statement();
    QueryStatement all =
        QueryRequest.of(query, windows().findFirst().orElseThrow(), Map.of(), Map.of()).statement();
    try (QueryEngine trino = lake.trino()) {
      long ofDay = trino.run(day).bytesRead();
      long ofAll = trino.run(all).bytesRead();

      assertThat(ofDay).isPositive();
      assertThat(ofDay * (DAYS - 2)).isLessThan(ofAll * 2);
    }
  }

  private static void assertSame(TrinoLake where, QueryRequest request) {
    QueryStatement statement = request.statement();
    assertThat(rows(where.trino(), statement))
        .as("%s in %s", request.query().name(), request.window())
        .isEqualTo(rows(where.duckDb(), statement));
  }

  private static List<String> rows(QueryEngine engine, QueryStatement statement) {
    try (engine) {
      QueryResult result = engine.run(statement);
      var rows = new ArrayList<String>();
      rows.add(result.columns() + (result.cut() ? " cut" : ""));
      for (List<@Nullable Object> row : result.rows()) {
        rows.add(row.stream().map(QueriesOnTrinoTest::shown).toList().toString());
      }
      return rows;
    }
  }

  /// Engines choose different types for the same number.
  private static String shown(@Nullable Object cell) {
    return switch (cell) {
      case Long number -> new BigDecimal(number).toPlainString();
      case Double number ->
          new BigDecimal(number).round(MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case null, default -> String.valueOf(cell);
    };
  }
}
