package dev.iamtracker.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Opens a database in memory that sees the given segments as `iam_events` and nothing else: no
/// other file, no network, no extension, no setting can be reached from its SQL.
final class LockedDuckDb {
  /// Rows of an answer up to which late reading pays.
  private static final int LATE_ROWS = 1_000;

  private LockedDuckDb() {}

  /// The listed files stay writable for `COPY … TO` at top level; only [SqlGuard] closes that.
  static Connection open(DatabaseAhead ahead, List<Path> files, QueryLimits limits)
      throws SQLException {
    Connection connection = ahead.take();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + limits.memoryMegabytes() + "MB'");
      statement.execute("SET threads = " + limits.threads());
      statement.execute("SET temp_directory = ''");
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET TimeZone = 'UTC'");
      // Wide columns are read for the rows of an answer only, not for all that pass its filter.
      statement.execute("SET late_materialization_max_rows = " + LATE_ROWS);
      statement.execute("SET dynamic_or_filter_threshold = " + LATE_ROWS);
      // A statement that reads the same files twice takes their footers apart once.
      statement.execute("SET parquet_metadata_cache = true");
      for (String macro : DuckDbMacros.STATEMENTS) {
        statement.execute(macro);
      }
      statement.execute(EventsView.statement(files));
      statement.execute("SET allowed_paths = " + EventsView.list(files));
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
