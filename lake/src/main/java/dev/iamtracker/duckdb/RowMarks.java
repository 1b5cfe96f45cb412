package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventMarks;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBWritableVector;

/// Answers for each row what is to stand in `matched_rules`, as a function for statements.
final class RowMarks implements DuckDBScalarFunction {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final List<Column> ALWAYS =
      List.of(Column.EVENT_ID, Column.EVENT_TIME, Column.MATCHED_RULES);

  private final List<Column> columns;
  private final ThreadLocal<Function<IdentityEvent, String>> answer;

  RowMarks(EventMarks marks) {
    this.columns =
        Column.stored().stream()
            .filter(column -> marks.columns().contains(column) || ALWAYS.contains(column))
            .filter(column -> column != Column.INGESTED_AT)
            .toList();
    this.answer = ThreadLocal.withInitial(marks.answer());
  }

  /// Makes the function known.
  ///
  /// @return an expression that calls it
  String register(DuckDBConnection database) throws SQLException {
    String name = "marks_of_events_" + COUNT.incrementAndGet();
    try (var function = DuckDBFunctions.scalarFunction()) {
      function
          .withName(name)
          .withParameters(EventVectors.types(columns))
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVolatile()
          .withVectorizedFunction(this)
          .register(database);
    }
    return columns.stream()
        .map(EventVectors::argument)
        .collect(Collectors.joining(", ", "nullif(" + name + "(", "), '')"));
  }

  @Override
  public void apply(DuckDBDataChunkReader chunk, DuckDBWritableVector result) {
    int rows = Math.toIntExact(chunk.rowCount());
    var vectors = new EventVectors(columns, chunk);
    Function<IdentityEvent, String> own = answer.get();
    for (int row = 0; row < rows; row++) {
      result.setString(row, own.apply(vectors.event(row)));
    }
  }
}
