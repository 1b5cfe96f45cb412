package dev.iamtracker.bench.asking;

import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.QueryStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes what it is asked, and answers with one row.
final class FakeEngine implements QueryEngine {
  final List<String> asked = new ArrayList<>();
  private final List<@Nullable Object> row;

  FakeEngine(List<@Nullable Object> row) {
    this.row = row;
  }

  @Override
  public QueryResult run(QueryStatement statement) {
    asked.add(statement.sql());
    return new QueryResult(List.of("a"), List.of(row), false, Duration.ZERO, 0, List.of());
  }

  @Override
  public void close() {}
}
