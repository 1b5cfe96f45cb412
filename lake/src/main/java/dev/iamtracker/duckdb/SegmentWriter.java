package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.store.EventMarks;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;

/// Writes and merges Parquet files. Any number of threads may write at once, each on its own
/// connection.
public final class SegmentWriter implements AutoCloseable {
  /// Rows a query reads at least: few enough to skip most of a day when it is about one identity,
  /// many enough that the description of row groups costs little.
  private static final int ROW_GROUP = 30_720;

  private static final String FORMAT =
      " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE " + ROW_GROUP + ")";

  private final DuckDBConnection database;
  private final EventRows rows = new EventRows();

  private SegmentWriter(DuckDBConnection database) {
    this.database = database;
  }

  /// Opens a writer.
  ///
  /// @param ahead the database, or where to open one
  /// @param memoryMegabytes what DuckDB may use at most
  /// @param spill folder for what does not fit, made when needed
  public static SegmentWriter open(DatabaseAhead ahead, int memoryMegabytes, Path spill) {
    try {
      var database = (DuckDBConnection) ahead.take();
      try (var statement = database.createStatement()) {
        statement.execute("SET threads = 1");
        statement.execute("SET memory_limit = '" + memoryMegabytes + "MB'");
        statement.execute("SET temp_directory = " + Sql.text(spill.toString()));
        statement.execute("SET autoinstall_known_extensions = false");
        // Rules look at the same files again and again; their footers are taken apart once.
        statement.execute("SET parquet_metadata_cache = true");
      }
      var writer = new SegmentWriter(database);
      try (var function = DuckDBFunctions.tableFunction()) {
        function
            .withName("event_rows")
            .withParameter(Long.class)
            .withProjectionPushdown()
            .withFunction(writer.rows)
            .register(database);
      }
      return writer;
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot start DuckDB: " + Sql.reason(e), e);
    }
  }

  /// Writes events to a new file.
  ///
  /// @param ingestedAt when those were stored that do not say it themselves
  /// @throws StoreUnavailable when the file cannot be written; nothing is left of it
  public void write(List<IdentityEvent> events, Instant ingestedAt, Path file) {
    long id = rows.add(SegmentOrder.sorted(events));
    Set<Column> filled = filled(events);
    String select =
        Column.stored().stream()
            .map(
                column ->
                    expression(column, filled.contains(column), ingestedAt)
                        + " AS "
                        + column.sqlName())
            .collect(Collectors.joining(", ", "SELECT ", " FROM event_rows(" + id + ")"));
    try {
      run("COPY (" + select + ") TO " + Sql.text(file.toString()) + FORMAT, file);
    } finally {
      rows.remove(id);
    }
  }

  private static Set<Column> filled(List<IdentityEvent> events) {
    Set<Column> empty = EnumSet.allOf(Column.class);
    for (IdentityEvent event : events) {
      empty.removeIf(column -> event.has(column) || event.millis(column) != IdentityEvent.NO_TIME);
    }
    return EnumSet.complementOf(EnumSet.copyOf(empty));
  }

  /// Columns without any value cost neither a vector nor a statistic.
  private static String expression(Column column, boolean filled, Instant ingestedAt) {
    return switch (column.type()) {
      case TIME -> {
        if (column == Column.INGESTED_AT) {
          String millis = Long.toString(ingestedAt.toEpochMilli());
          yield "CAST(make_timestamp_ms("
              + (filled ? "coalesce(ingested_at, " + millis + ")" : millis)
              + ") AS TIMESTAMP_MS)";
        }
        yield filled
            ? "CAST(make_timestamp_ms(" + column.sqlName() + ") AS TIMESTAMP_MS)"
            : "CAST(NULL AS TIMESTAMP_MS)";
      }
      case BOOLEAN -> filled ? column.sqlName() : "CAST(NULL AS BOOLEAN)";
      case TEXT, JSON, DATE -> filled ? column.sqlName() : "CAST(NULL AS VARCHAR)";
    };
  }

  /// Writes the events of several files to a new one.
  ///
  /// @throws StoreUnavailable when a file cannot be read or the new one not be written
  public void merge(List<Path> files, Path merged) {
    copySorted(" FROM " + parquet(files), merged);
  }

  /// Writes the events of several files to as many new ones; which of them an event goes to depends
  /// on its id alone.
  ///
  /// @throws StoreUnavailable when a file cannot be read or the new ones not be written
  public void split(List<Path> files, List<Path> targets) {
    for (int i = 0; i < targets.size(); i++) {
      String share = " WHERE md5_number_lower(event_id) % " + targets.size() + " = " + i;
      copySorted(" FROM " + parquet(files) + (targets.size() == 1 ? "" : share), targets.get(i));
    }
  }

  /// Writes the events of a file to a new one, with other marks.
  ///
  /// @throws StoreUnavailable when the file cannot be read or the new one not be written
  public void mark(Path file, EventMarks marks, Path marked) {
    try {
      copySorted(
          new RowMarks(marks).register(database) + " AS ",
          " FROM " + parquet(List.of(file)),
          marked);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot mark " + file + ": " + Sql.reason(e), e);
    }
  }

  private void copySorted(String from, Path target) {
    copySorted("", from, target);
  }

  /// @param marks what comes before the name of the column `matched_rules`
  private void copySorted(String marks, String from, Path target) {
    String columns =
        Column.stored().stream()
            .map(column -> (column == Column.MATCHED_RULES ? marks : "") + column.sqlName())
            .collect(Collectors.joining(", "));
    run(
        "COPY (SELECT "
            + columns
            + from
            + SegmentOrder.SQL
            + ") TO "
            + Sql.text(target.toString())
            + FORMAT,
        target);
  }

  /// How many events of a file are in none of the others.
  ///
  /// @throws StoreUnavailable when a file cannot be read
  public long countOnlyIn(Path file, List<Path> others) {
    try (var connection = database.duplicate();
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT count(*)" + onlyIn(file, others))) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read " + file + ": " + Sql.reason(e), e);
    }
  }

  /// Writes the events of a file that are in none of the others to a new one.
  ///
  /// @throws StoreUnavailable when a file cannot be read or the new one not be written
  public void writeOnlyIn(Path file, List<Path> others, Path target) {
    copySorted(onlyIn(file, others), target);
  }

  private static String onlyIn(Path file, List<Path> others) {
    String from = " FROM " + parquet(List.of(file));
    return others.isEmpty()
        ? from
        : from + " ANTI JOIN " + parquet(others) + " AS others USING (event_id)";
  }

  /// Hands out the event ids in files.
  public void ids(List<Path> files, Consumer<Utf8> ids) {
    if (files.isEmpty()) {
      return;
    }
    try (var connection = database.duplicate();
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT event_id FROM " + parquet(files))) {
      while (result.next()) {
        ids.accept(Utf8.of(result.getString(1)));
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the lake: " + Sql.reason(e), e);
    }
  }

  /// Lets every statement use so many threads; before, each has one, since several write at once.
  public void readWith(int threads) {
    run("SET threads = " + threads, null);
  }

  /// Hands out the events in files, which are looked at together; each may be kept.
  ///
  /// @throws StoreUnavailable when a file cannot be read
  public <T> void scan(
      List<Path> files,
      EventScan scan,
      Supplier<Function<IdentityEvent, Optional<T>>> work,
      Consumer<T> sink) {
    if (files.isEmpty()) {
      return;
    }
    try (var connection = database.duplicate()) {
      new SegmentScan(files, scan).run(connection, work, sink);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read the lake: " + Sql.reason(e), e);
    }
  }

  private static String parquet(List<Path> files) {
    return files.stream()
        .map(Path::toString)
        .map(Sql::text)
        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
  }

  /// First and last time and the number of events in a file.
  public Extent extent(Path file) {
    String sql =
        "SELECT epoch_ms(min(event_time)), epoch_ms(max(event_time)), count(*) FROM "
            + parquet(List.of(file));
    try (var connection = database.duplicate();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return new Extent(
          Instant.ofEpochMilli(result.getLong(1)),
          Instant.ofEpochMilli(result.getLong(2)),
          result.getLong(3));
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read " + file + ": " + Sql.reason(e), e);
    }
  }

  /// What a file spans.
  public record Extent(Instant first, Instant last, long rows) {}

  private void run(String copy, @Nullable Path target) {
    try (var connection = database.duplicate();
        var statement = connection.createStatement()) {
      statement.execute(copy);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot write " + target + ": " + Sql.reason(e), e);
    }
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot stop DuckDB: " + Sql.reason(e), e);
    }
  }
}
