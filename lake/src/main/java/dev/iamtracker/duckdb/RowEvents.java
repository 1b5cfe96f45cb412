package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
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
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBWritableVector;

/// Makes events of rows, as a function for statements: a whole vector of rows at a time, on all
/// threads of the database, and nothing of a row but what is asked for. One value after the other
/// through JDBC takes four times as long.
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
          .withParameters(columns.stream().map(RowEvents::type).toArray(DuckDBColumnType[]::new))
          .withReturnType(DuckDBColumnType.BOOLEAN)
          .withVolatile()
          .withVectorizedFunction(this)
          .register(database);
    }
    return name;
  }

  private static DuckDBColumnType type(Column column) {
    return switch (column.type()) {
      case TIME -> DuckDBColumnType.BIGINT;
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
      case TEXT, JSON, DATE -> DuckDBColumnType.VARCHAR;
    };
  }

  @Override
  public void apply(DuckDBDataChunkReader chunk, DuckDBWritableVector result)
      throws InterruptedException {
    int rows = Math.toIntExact(chunk.rowCount());
    var batch = new ArrayList<T>(rows);
    Function<IdentityEvent, Optional<T>> own = work.get();
    var vectors = new DuckDBReadableVector[columns.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = chunk.vector(i);
    }
    var builder = new IdentityEvent.Builder();
    for (int row = 0; row < rows; row++) {
      own.apply(event(vectors, row, builder)).ifPresent(batch::add);
      result.setBoolean(row, true);
    }
    events.put(batch);
  }

  private IdentityEvent event(
      DuckDBReadableVector[] vectors, int row, IdentityEvent.Builder builder) {
    builder.clear();
    for (int i = 0; i < vectors.length; i++) {
      DuckDBReadableVector vector = vectors[i];
      if (vector.isNull(row)) {
        continue;
      }
      Column column = columns.get(i);
      if (column.type() == ColumnType.TIME) {
        builder.millis(column, vector.getLong(row));
      } else if (column.type() == ColumnType.BOOLEAN) {
        builder.flag(column, vector.getBoolean(row));
      } else {
        builder.text(column, vector.getString(row));
      }
    }
    return builder.build();
  }
}
