package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.ColumnType;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Events in memory as the table function `event_rows(id)`: whole vectors, and of each only the
/// columns that the statement asks for. Times are milliseconds (BIGINT), since the fast calls know
/// no timestamps.
final class EventRows implements DuckDBTableFunction<EventRows.Batch, EventRows.Cursor, Object> {
  private final Map<Long, List<IdentityEvent>> batches = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /// The events of one call.
  record Batch(List<IdentityEvent> events) {}

  /// How far one scan has come, and the columns it wants, in the order of its vectors.
  static final class Cursor {
    private final List<Column> columns;
    private int next;

    Cursor(List<Column> columns) {
      this.columns = columns;
    }
  }

  /// Makes events readable as `event_rows(id)`.
  ///
  /// @return the id
  long add(List<IdentityEvent> events) {
    long id = ids.incrementAndGet();
    batches.put(id, events);
    return id;
  }

  void remove(long id) {
    batches.remove(id);
  }

  @Override
  public Batch bind(DuckDBTableFunctionBindInfo info) throws Exception {
    for (Column column : Column.stored()) {
      info.addResultColumn(column.sqlName(), type(column));
    }
    List<IdentityEvent> events;
    try (var id = info.getParameter(0)) {
      events = batches.getOrDefault(id.getLong(), List.of());
    }
    info.setCardinality(events.size(), true);
    return new Batch(events);
  }

  private static DuckDBColumnType type(Column column) {
    return switch (column.type()) {
      case TEXT, JSON -> DuckDBColumnType.VARCHAR;
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
      case TIME -> DuckDBColumnType.BIGINT;
      case DATE -> DuckDBColumnType.DATE;
    };
  }

  @Override
  public Cursor init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    List<Column> stored = Column.stored();
    var wanted = new Column[(int) info.getColumnCount()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = stored.get((int) info.getColumnIndex(i));
    }
    return new Cursor(List.of(wanted));
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
    List<IdentityEvent> events = call.<Batch>getBindData().events();
    Cursor cursor = call.getInitData();
    int first = cursor.next;
    int rows = (int) Math.min(chunk.capacity(), events.size() - first);
    if (rows <= 0) {
      return 0;
    }
    byte[] @Nullable [] texts = new byte[rows][];
    for (int i = 0; i < cursor.columns.size(); i++) {
      Column column = cursor.columns.get(i);
      DuckDBWritableVector vector = chunk.vector(i);
      if (column.type() == ColumnType.TIME) {
        times(events, first, rows, column, vector);
      } else if (column.type() == ColumnType.BOOLEAN) {
        flags(events, first, rows, column, vector);
      } else {
        for (int row = 0; row < rows; row++) {
          texts[row] = events.get(first + row).toArray(column);
        }
        vector.setStringUtf8Batch(0, texts);
      }
    }
    cursor.next = first + rows;
    return rows;
  }

  private static void times(
      List<IdentityEvent> events, int first, int rows, Column column, DuckDBWritableVector vector) {
    for (int row = 0; row < rows; row++) {
      long millis = events.get(first + row).millis(column);
      if (millis == IdentityEvent.NO_TIME) {
        vector.setNull(row);
      } else {
        vector.setLong(row, millis);
      }
    }
  }

  private static void flags(
      List<IdentityEvent> events, int first, int rows, Column column, DuckDBWritableVector vector) {
    for (int row = 0; row < rows; row++) {
      Utf8 flag = events.get(first + row).utf8(column);
      if (flag == null) {
        vector.setNull(row);
      } else {
        vector.setBoolean(row, flag.at(0) == 't');
      }
    }
  }
}
