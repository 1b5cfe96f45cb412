package dev.iamtracker.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Opens a database in memory that sees the given segments as `iam_events` and nothing else: no
/// other file, no network, no extension, no setting can be reached from its SQL.
final class LockedDuckDb {
  private LockedDuckDb() {}

  /// The listed files stay writable for `COPY … TO` at top level; only [SqlGuard] closes that.
  static Connection open(List<Path> files, QueryLimits limits) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + limits.memoryMegabytes() + "MB'");
      statement.execute("SET threads = " + limits.threads());
      statement.execute("SET temp_directory = ''");
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET TimeZone = 'UTC'");
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
