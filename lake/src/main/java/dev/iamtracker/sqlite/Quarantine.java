package dev.iamtracker.sqlite;

import dev.iamtracker.store.Quarantined;
import java.util.List;

/// What could not be used, and why.
public final class Quarantine {
  private final StateDatabase state;

  public Quarantine(StateDatabase state) {
    this.state = state;
  }

  /// How much was put aside for one reason.
  public record Reason(String reason, long count, String example) {}

  /// Adds an entry, unless the same piece was put aside before.
  public void add(String run, Quarantined entry) {
    state.update(
        "INSERT INTO quarantine (run, input, record, byte_offset, reason, text)"
            + " SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM quarantine"
            + " WHERE input = ? AND record = ? AND byte_offset = ? AND reason = ?)",
        run,
        entry.input(),
        entry.record(),
        entry.offset(),
        entry.reason(),
        entry.text(),
        entry.input(),
        entry.record(),
        entry.offset(),
        entry.reason());
  }

  public long count() {
    return state.query("SELECT count(*) FROM quarantine", row -> row.getLong(1)).getFirst();
  }

  /// The reasons, the most frequent first, each with an input as an example.
  public List<Reason> reasons(int most) {
    return state.query(
        "SELECT reason, count(*) AS n, min(input) FROM quarantine GROUP BY reason"
            + " ORDER BY n DESC, reason LIMIT ?",
        row -> new Reason(row.getString(1), row.getLong(2), row.getString(3)),
        most);
  }

  /// The newest entries first.
  public List<Quarantined> last(int most) {
    return state.query(
        "SELECT input, record, byte_offset, reason, text FROM quarantine ORDER BY id DESC LIMIT ?",
        row ->
            new Quarantined(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5)),
        most);
  }
}
