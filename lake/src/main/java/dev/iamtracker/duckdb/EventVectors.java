package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.event.IdentityEvent;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/// Makes events of rows whose columns are the arguments of a function. One value after the other
/// through JDBC takes four times as long.
final class EventVectors {
  private final List<Column> columns;
  private final DuckDBReadableVector[] vectors;
  private final IdentityEvent.Builder builder = new IdentityEvent.Builder();

  EventVectors(List<Column> columns, DuckDBDataChunkReader chunk) {
    this.columns = columns;
    this.vectors = new DuckDBReadableVector[columns.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = chunk.vector(i);
    }
  }

  /// Types of the arguments.
  static DuckDBColumnType[] types(List<Column> columns) {
    return columns.stream().map(EventVectors::type).toArray(DuckDBColumnType[]::new);
  }

  private static DuckDBColumnType type(Column column) {
    return switch (column.type()) {
      case TIME -> DuckDBColumnType.BIGINT;
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
      case TEXT, JSON, DATE -> DuckDBColumnType.VARCHAR;
    };
  }

  /// The argument that a column becomes.
  static String argument(Column column) {
    return column.type() == ColumnType.TIME
        ? "epoch_ms(" + column.sqlName() + ")"
        : column.sqlName();
  }

  IdentityEvent event(int row) {
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
