package dev.iamtracker.duckdb;

import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.QueryRequest;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Asks the built-in queries on a test lake.
record Catalogue(SegmentSource lake) {
  static final QueryCatalogue QUERIES = QueryCatalogue.builtIn();

  /// The window 2026-11-01 to 2026-12-01, the end excluded.
  static final TimeWindow NOVEMBER = window("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");

  static TimeWindow window(String from, String to) {
    return new TimeWindow(Instant.parse(from), Instant.parse(to));
  }

  QueryResult ask(String name, TimeWindow window, Map<String, String> parameters) {
    QueryRequest request = QueryRequest.of(QUERIES.query(name), window, parameters, Map.of());
    try (DuckDbQueryEngine engine = new DuckDbQueryEngine(lake, QueryLimits.withThreads(1))) {
      return engine.run(request.statement());
    }
  }

  /// The rows of November as the table format shows them, cells divided by ` | `, NULL as `-`.
  List<String> table(String name) {
    return table(name, Map.of());
  }

  List<String> table(String name, Map<String, String> parameters) {
    return table(name, NOVEMBER, parameters);
  }

  List<String> table(String name, TimeWindow window, Map<String, String> parameters) {
    Query query = QUERIES.query(name);
    return lines(ask(name, window, parameters), query.tableColumns());
  }

  /// Single columns of the rows of November.
  List<String> columns(String name, String... columns) {
    return lines(ask(name, NOVEMBER, Map.of()), List.of(columns));
  }

  static List<String> lines(QueryResult result, List<String> columns) {
    List<String> lines = new ArrayList<>();
    for (List<?> row : result.rows()) {
      lines.add(
          columns.stream()
              .map(column -> row.get(index(result, column)))
              .map(cell -> Objects.toString(cell, "-"))
              .collect(Collectors.joining(" | ")));
    }
    return lines;
  }

  private static int index(QueryResult result, String column) {
    int index = result.columns().indexOf(column);
    if (index < 0) {
      throw new AssertionError("no column " + column + " in " + result.columns());
    }
    return index;
  }
}
