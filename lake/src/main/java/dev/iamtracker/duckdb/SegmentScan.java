package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/// Reads events back out of segments, only those rows and columns that a scan asks for.
final class SegmentScan {
  private static final List<Column> ALWAYS = List.of(Column.EVENT_ID, Column.EVENT_TIME);

  private final String from;
  private final EventScan scan;
  private final List<Column> columns;

  SegmentScan(List<Path> files, EventScan scan) {
    this.from =
        " FROM "
            + files.stream()
                .map(Path::toString)
                .map(Sql::text)
                .collect(
                    Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
    this.scan = scan;
    this.columns =
        Column.stored().stream()
            .filter(column -> scan.columns().contains(column) || ALWAYS.contains(column))
            .toList();
  }

  /// Hands out what came of the events one by one, on this thread.
  <T> void run(
      DuckDBConnection database,
      Supplier<Function<IdentityEvent, Optional<T>>> work,
      Consumer<T> sink) {
    var events = new HandOver<T>();
    events.run(() -> read(database, new RowEvents<>(columns, work, events)), sink);
  }

  private void read(DuckDBConnection database, RowEvents<?> events) {
    try (var statement = database.createStatement()) {
      statement.execute(sql(events.register(database)));
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the lake: " + Sql.reason(e), e);
    }
  }

  private String sql(String function) {
    return columns.stream()
            .map(EventVectors::argument)
            .collect(Collectors.joining(", ", "SELECT count(" + function + "(", "))"))
        + from
        + where();
  }

  private String where() {
    var conditions = new ArrayList<String>();
    conditions.add(
        "event_time BETWEEN make_timestamp_ms(%d) AND make_timestamp_ms(%d)"
            .formatted(scan.from().toEpochMilli(), scan.to().toEpochMilli()));
    if (!scan.anyOf().isEmpty()) {
      conditions.add(
          scan.anyOf().stream().map(SegmentScan::in).collect(Collectors.joining(" OR ", "(", ")")));
    }
    String where = " WHERE " + String.join(" AND ", conditions);
    return scan.frequent().map(frequent -> where + frequent(frequent, where)).orElse(where);
  }

  private static String in(EventScan.In in) {
    String column = in.column().sqlName();
    if (in.values().isEmpty()) {
      return column + " IS NOT NULL";
    }
    String values =
        in.values().stream()
            .sorted()
            .map(Sql::anyText)
            .collect(Collectors.joining(", ", " IN (", ")"));
    String lower = "lower(" + column + ")" + values;
    // DuckDB and Java do not agree on the lower case of every letter.
    return in.values().stream().allMatch(Sql::isAscii) ? lower : lower + " OR " + column + values;
  }

  private static String known(EventScan.Frequent frequent, String group) {
    return frequent.known().isEmpty()
        ? ""
        : frequent.known().stream()
            .sorted()
            .map(Sql::anyText)
            .collect(
                Collectors.joining(
                    ", ",
                    " OR concat_ws("
                        + Sql.text(EventScan.Frequent.SEPARATOR)
                        + ", "
                        + group
                        + ") IN (",
                    ")"));
  }

  /// Time is cut twice into pieces of double length, the second time half a piece later: what lies
  /// within the length lies in one piece of one of them.
  private String frequent(EventScan.Frequent frequent, String where) {
    String group =
        frequent.groupBy().stream().map(Column::sqlName).collect(Collectors.joining(", "));
    String groups = frequent.groupBy().size() == 1 ? group : "(" + group + ")";
    String counted = frequent.different().map(column -> "DISTINCT " + column.sqlName()).orElse("*");
    long length = Math.max(1, frequent.within().toMillis());
    var any = new ArrayList<String>();
    for (long offset : List.of(0L, length)) {
      any.add(
          "SELECT "
              + groups
              + from
              + where
              + " GROUP BY "
              + group
              + ", (epoch_ms(event_time) + "
              + offset
              + ") // "
              + 2 * length
              + " HAVING count("
              + counted
              + ") >= "
              + frequent.least());
    }
    String large = "(" + group + ") IN (" + String.join(" UNION ALL ", any) + ")";
    return " AND (" + large + known(frequent, group) + ")";
  }
}
