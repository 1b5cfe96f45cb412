package dev.iamtracker.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBDriver;

/// An empty database that is opened in a thread of its own while the program does something else:
/// to open the first one of a process takes as long as a small answer.
public final class DatabaseAhead implements AutoCloseable {
  private final FutureTask<Connection> opening = new FutureTask<>(DatabaseAhead::open);
  private final AtomicBoolean waiting = new AtomicBoolean();

  /// Begins to open it.
  public void start() {
    waiting.set(true);
    Thread.ofPlatform().daemon().name("duckdb-ahead").start(opening);
  }

  /// The database that was begun, for the first who asks; a new one for everybody else.
  Connection take() throws SQLException {
    return waiting.getAndSet(false) ? opened() : open();
  }

  private Connection opened() throws SQLException {
    try {
      return opening.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the database was opened", e);
    }
  }

  // By the driver itself: to have it looked up, every jar would be searched for others.
  private static Connection open() throws SQLException {
    return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
  }

  /// Waits for a database that nobody took: the process must not end while it is being opened.
  @Override
  public void close() {
    if (waiting.getAndSet(false)) {
      try {
        opened().close();
      } catch (SQLException e) {
        // Nobody needed it.
      }
    }
  }
}
