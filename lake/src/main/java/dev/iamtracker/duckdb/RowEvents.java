package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBWritableVector;

/// Makes events of rows, as a function for statements: a whole vector of rows at a time, on all
/// threads of the database, and nothing of a row but what is asked for.
final class RowEvents<T> implements DuckDBScalarFunction {
  private static final AtomicLong COUNT = new AtomicLong();

  private final List<Column> columns;
  private final HandOver<T> events;
  private final ThreadLocal<Function<IdentityEvent, Optional<T>>> work;

  /// @param columns that are given to the function, times as BIGINT
  /// @param work gives each thread what it makes of events
  RowEvents(
      List<Column> columns,
      Supplier<Function<IdentityEvent, Optional<T>>> work,
      HandOver<T> events) {
    this.columns = List.copyOf(columns);
    this.work = ThreadLocal.withInitial(work);
    this.events = events;
  }

  /// Makes the function known.
  ///
  /// @return its name
  String register(DuckDBConnection database) throws java.sql.SQLException {
    String name = "look_at_events_" + COUNT.incrementAndGet();
    try (var function = DuckDBFunctions.scalarFunction()) {
      function
          .withName(name)
          .withParameters(EventVectors.types(columns))
          .withReturnType(DuckDBColumnType.BOOLEAN)
          .withVolatile()
          .withVectorizedFunction(this)
          .register(database);
    }
    return name;
  }

  @Override
  public void apply(DuckDBDataChunkReader chunk, DuckDBWritableVector result)
      throws InterruptedException {
    int rows = Math.toIntExact(chunk.rowCount());
    var batch = new ArrayList<T>(rows);
    Function<IdentityEvent, Optional<T>> own = work.get();
    var vectors = new EventVectors(columns, chunk);
    for (int row = 0; row < rows; row++) {
      own.apply(vectors.event(row)).ifPresent(batch::add);
      result.setBoolean(row, true);
    }
    events.put(batch);
  }
}
