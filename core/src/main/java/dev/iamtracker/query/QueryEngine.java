package dev.iamtracker.query;

/// Answers SQL over the events: DuckDB here, Athena and Trino elsewhere.
public interface QueryEngine extends AutoCloseable {
  /// Runs one statement to its end.
  ///
  /// @throws QueryFailed when the engine refuses or gives up; the message says why
  QueryResult run(QueryStatement statement);

  @Override
  void close();
}
