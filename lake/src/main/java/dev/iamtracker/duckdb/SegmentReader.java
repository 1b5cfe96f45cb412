package dev.iamtracker.duckdb;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// Reads events out of many segments with all cores, handing them out while it reads on.
public final class SegmentReader implements AutoCloseable {
  private final DuckDBConnection database;

  private SegmentReader(DuckDBConnection database) {
    this.database = database;
  }

  /// @param memoryMegabytes what DuckDB may use at most
  public static SegmentReader open(int threads, int memoryMegabytes) {
    try {
      var database =
          (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
      try (var statement = database.createStatement()) {
        statement.execute("SET threads = " + threads);
        statement.execute("SET memory_limit = '" + memoryMegabytes + "MB'");
        statement.execute("SET temp_directory = ''");
        statement.execute("SET autoinstall_known_extensions = false");
        statement.execute("SET parquet_metadata_cache = true");
        // Rows may come in any order, so nothing has to wait for its turn in memory.
        statement.execute("SET preserve_insertion_order = false");
      }
      return new SegmentReader(database);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot start DuckDB: " + Sql.reason(e), e);
    }
  }

  /// Hands out what comes of the events in files.
  ///
  /// @param work gives each thread what it works with
  /// @throws StoreUnavailable when a file cannot be read
  public <T> void scan(
      List<Path> files,
      EventScan scan,
      Supplier<Function<IdentityEvent, Optional<T>>> work,
      Consumer<T> sink) {
    if (!files.isEmpty()) {
      new SegmentScan(files, scan).run(database, work, sink);
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
