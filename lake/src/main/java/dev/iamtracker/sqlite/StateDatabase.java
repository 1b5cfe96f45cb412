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
  private final Path file;
  private final Connection connection;

  private int version;
  private boolean isNew;
  private boolean inTransaction;
  private long transactions;

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
    // Kilobytes, as a negative number; a flood of findings would write pages again and again.
    properties.setProperty("cache_size", "-65536");
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
    version = query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
    if (version > StateSchema.VERSION) {
      throw new StoreUnavailable(
          file
              + " was made by a newer version of iat (layout "
              + version
              + ", this one knows up to "
              + StateSchema.VERSION
              + "): update iat, or use another --home",
          null);
    }
    return version;
  }

  private void migrate() {
    if (checkVersion() == StateSchema.VERSION) {
      return;
    }
    transaction(
        () -> {
          int old = checkVersion();
          StateSchema.since(old).forEach(this::update);
          update("PRAGMA user_version = " + StateSchema.VERSION);
          version = StateSchema.VERSION;
          isNew = old == 0;
        });
  }

  /// Whether findings can be stored there; a home that only older programs wrote to has none.
  boolean hasFindings() {
    return version >= StateSchema.WITH_FINDINGS;
  }

  /// Whether it can be kept there what was read of event history.
  boolean hasCoverage() {
    return version >= StateSchema.WITH_COVERAGE;
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

  /// A statement that is run many times.
  final class Repeated implements AutoCloseable {
    private final PreparedStatement statement;

    private Repeated(PreparedStatement statement) {
      this.statement = statement;
    }

    /// Returns how many rows were changed.
    int run(@Nullable Object... parameters) {
      try {
        bind(statement, parameters);
        return statement.executeUpdate();
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }

    @Override
    public void close() {
      try {
        statement.close();
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
  }

  /// Prepares a change; only within a transaction.
  Repeated repeated(String sql) {
    try {
      return new Repeated(connection.prepareStatement(sql));
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /// Runs several changes as one: all of them or none. Within another transaction they become part
  /// of it.
  public void transaction(Runnable changes) {
    synchronized (connection) {
      if (inTransaction) {
        changes.run();
        return;
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        inTransaction = true;
        transactions++;
        try {
          changes.run();
          statement.execute("COMMIT");
        } catch (RuntimeException | Error e) {
          statement.execute("ROLLBACK");
          throw e;
        } finally {
          inTransaction = false;
        }
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
  }

  /// Changes with every transaction: what was read in one may not hold in the next.
  long transactions() {
    return transactions;
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
