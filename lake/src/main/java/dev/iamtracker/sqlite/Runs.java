package dev.iamtracker.sqlite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which runs there were.
public final class Runs {
  private final StateDatabase state;

  public Runs(StateDatabase state) {
    this.state = state;
  }

  /// A run as it was recorded.
  ///
  /// @param state `running`, `done`, `interrupted` or `failed`
  /// @param summary what it did, as JSON; empty when it did not come to its end
  public record Run(
      String id,
      String command,
      Instant started,
      Optional<Instant> finished,
      String state,
      Optional<String> summary) {
    public boolean isRunning() {
      return state.equals("running");
    }

    /// Whether it came to its end.
    public boolean isDone() {
      return state.equals("done");
    }

    /// The same run, known to have been killed.
    public Run interrupted() {
      return new Run(id, command, started, finished, "interrupted", summary);
    }
  }

  public void start(String id, String command, Instant now) {
    state.update(
        "INSERT INTO runs (id, command, started_ms, state) VALUES (?, ?, ?, 'running')",
        id,
        command,
        now.toEpochMilli());
  }

  public void finish(String id, Instant now, String summary) {
    state.update(
        "UPDATE runs SET state = 'done', finished_ms = ?, summary = ? WHERE id = ?",
        now.toEpochMilli(),
        summary,
        id);
  }

  public void fail(String id, Instant now) {
    state.update(
        "UPDATE runs SET state = 'failed', finished_ms = ? WHERE id = ? AND state = 'running'",
        now.toEpochMilli(),
        id);
  }

  /// Marks the runs of processes that are gone; only for the one that holds the writer lock.
  public void markInterrupted() {
    state.update("UPDATE runs SET state = 'interrupted' WHERE state = 'running'");
  }

  /// The newest runs first.
  public List<Run> last(int most) {
    return state.query(
        "SELECT id, command, started_ms, finished_ms, state, summary FROM runs"
            + " ORDER BY started_ms DESC, id DESC LIMIT ?",
        row -> {
          long finished = row.getLong(4);
          Optional<Instant> end =
              row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(finished));
          return new Run(
              row.getString(1),
              row.getString(2),
              Instant.ofEpochMilli(row.getLong(3)),
              end,
              row.getString(5),
              Optional.ofNullable(row.getString(6)));
        },
        most);
  }
}
