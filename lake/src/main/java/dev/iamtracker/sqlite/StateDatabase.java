package dev.iamtracker.sqlite;

import dev.iamtracker.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/// `state.db`: one connection to it, in write-ahead mode, so that readers never wait for a writer.
public final class StateDatabase implements AutoCloseable {
  /// The layout this program knows; `PRAGMA user_version` of the file.
  static final int VERSION = 1;

  private static final String[] SCHEMA = {
    """
    CREATE TABLE runs (
      id TEXT PRIMARY KEY, command TEXT NOT NULL, started_ms INTEGER NOT NULL,
      finished_ms INTEGER, state TEXT NOT NULL, summary TEXT)""",
    """
    CREATE TABLE segments (
      day TEXT NOT NULL, name TEXT NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL,
      first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, sha256 TEXT NOT NULL,
      modified_ms INTEGER NOT NULL, run TEXT NOT NULL, visible INTEGER NOT NULL,
      PRIMARY KEY (day, name))""",
    "CREATE TABLE retired (path TEXT PRIMARY KEY, retired_ms INTEGER NOT NULL)",
    """
    CREATE TABLE quarantine (
      id INTEGER PRIMARY KEY, run TEXT NOT NULL, input TEXT NOT NULL, record INTEGER NOT NULL,
      byte_offset INTEGER NOT NULL, reason TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX quarantine_input ON quarantine (input, record)"
  };

  private final Path file;
  private final Connection connection;

  private boolean isNew;

  private StateDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens the file for a writer, and makes it where there is none.
  ///
  /// @throws StoreUnavailable when that fails, or a newer version of this program made it
  public static StateDatabase open(Path file) {
    var properties = new Properties();
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("transaction_mode", "IMMEDIATE");
    properties.setProperty("journal_mode", "WAL");
    StateDatabase state = connect(file, file.toString(), properties);
    try {
      state.migrate();
      return state;
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  /// Opens the file for readers only; empty while nothing was ever stored there.
  ///
  /// @throws StoreUnavailable when that fails, or a newer version of this program made it
  public static Optional<StateDatabase> openForReading(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    StateDatabase state = connect(file, readable(file), new Properties());
    try {
      if (state.checkVersion() > 0) {
        return Optional.of(state);
      }
      state.close();
      return Optional.empty();
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  // Without permission to write, SQLite can read a database in write-ahead mode only when it is
  // told that nobody changes it; a killed run may have left a log though, which must be read too.
  private static String readable(Path file) {
    if (Files.isWritable(file.toAbsolutePath().getParent())) {
      return file.toString();
    }
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    String mode = log.toFile().length() > 0 ? "?mode=ro" : "?immutable=1";
    return "file:" + file.toUri().getRawPath() + mode;
  }

  // By the driver itself: to have it looked up, every jar would be searched for others.
  private static StateDatabase connect(Path file, String target, Properties properties) {
    properties.setProperty("busy_timeout", "10000");
    try {
      return new StateDatabase(file, JDBC.createConnection("jdbc:sqlite:" + target, properties));
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot open " + file + ": " + plain(e), e);
    }
  }

  private int checkVersion() {
    int version = query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
    if (version > VERSION) {
      throw new StoreUnavailable(
          file
              + " was made by a newer version of iat (layout "
              + version
              + ", this one knows up to "
              + VERSION
              + "): update iat, or use another --home",
          null);
    }
    return version;
  }

  private void migrate() {
    if (checkVersion() == VERSION) {
      return;
    }
    transaction(
        () -> {
          if (checkVersion() < VERSION) {
            for (String statement : SCHEMA) {
              update(statement);
            }
            update("PRAGMA user_version = " + VERSION);
            isNew = true;
          }
        });
  }

  /// Whether there was no state before this one was opened.
  public boolean isNew() {
    return isNew;
  }

  /// Reads a row of a result.
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
    synchronized (connection) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        try (ResultSet rows = statement.executeQuery()) {
          var all = new ArrayList<T>();
          while (rows.next()) {
            all.add(row.read(rows));
          }
          return all;
        }
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
  }

  int update(String sql, @Nullable Object... parameters) {
    synchronized (connection) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        return statement.executeUpdate();
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /// Runs several changes as one: all of them or none.
  public void transaction(Runnable changes) {
    synchronized (connection) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        try {
          changes.run();
          statement.execute("COMMIT");
        } catch (RuntimeException | Error e) {
          statement.execute("ROLLBACK");
          throw e;
        }
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
  }

  private StoreUnavailable unavailable(SQLException e) {
    return new StoreUnavailable("cannot use " + file + ": " + plain(e), e);
  }

  private static String plain(SQLException e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String message = String.valueOf(first.getMessage());
    if (message.contains("SQLITE_FULL")) {
      return "the disk is full";
    }
    if (message.contains("SQLITE_IOERR_SHMSIZE")) {
      return "the disk is full, or this process is limited, see ulimit -f";
    }
    if (message.contains("SQLITE_IOERR_WRITE")) {
      return "the disk takes no more: it is broken, or this process is limited, see ulimit -f";
    }
    if (message.contains("SQLITE_READONLY") || message.contains("SQLITE_CANTOPEN")) {
      return "no permission to write there";
    }
    if (message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT")) {
      return "the file is damaged or no SQLite database";
    }
    return message;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }
}
