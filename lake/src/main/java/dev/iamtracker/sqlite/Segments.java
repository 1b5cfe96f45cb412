package dev.iamtracker.sqlite;

import dev.iamtracker.lake.Segment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/// Which segments there are, and which of them readers see.
public final class Segments {
  private static final String COLUMNS =
      "name, day, rows, bytes, first_ms, last_ms, sha256, modified_ms";

  private final StateDatabase state;

  public Segments(StateDatabase state) {
    this.state = state;
  }

  /// The segments readers see, in the order of their days.
  public List<Segment> visible() {
    return state.query(
        "SELECT " + COLUMNS + " FROM segments WHERE visible = 1 ORDER BY day, first_ms, name",
        Segments::segment);
  }

  /// Segments of runs that did not come to their end.
  public List<Segment> pending() {
    return state.query(
        "SELECT " + COLUMNS + " FROM segments WHERE visible = 0 ORDER BY day, first_ms, name",
        Segments::segment);
  }

  /// All segments of a day, visible or not.
  public List<Segment> ofDay(LocalDate day) {
    return state.query(
        "SELECT " + COLUMNS + " FROM segments WHERE day = ? ORDER BY first_ms, name",
        Segments::segment,
        day.toString());
  }

  /// Whether a name was ever given to a segment of a day that is still there.
  public boolean knows(LocalDate day, String name) {
    String path = "event_date=" + day + "/" + name;
    return ofDay(day).stream().anyMatch(segment -> segment.name().equals(name))
        || retired().contains(path);
  }

  /// Notes a written segment that nobody sees yet.
  public void addPending(Segment segment, String run) {
    add(segment, run, 0);
  }

  private void add(Segment segment, String run, int visible) {
    state.update(
        "INSERT INTO segments (" + COLUMNS + ", run, visible) VALUES (?,?,?,?,?,?,?,?,?,?)",
        segment.name(),
        segment.day().toString(),
        segment.rows(),
        segment.bytes(),
        segment.first().toEpochMilli(),
        segment.last().toEpochMilli(),
        segment.sha256(),
        segment.modifiedMillis(),
        run,
        visible);
  }

  /// Makes every pending segment visible.
  public void showPending() {
    state.update("UPDATE segments SET visible = 1 WHERE visible = 0");
  }

  /// Forgets a segment.
  public void remove(Segment segment) {
    state.update(
        "DELETE FROM segments WHERE day = ? AND name = ?",
        segment.day().toString(),
        segment.name());
  }

  /// Puts one segment in the place of several, which readers that began earlier may still read.
  public void replace(Collection<Segment> old, Segment merged, String run, Instant now) {
    state.transaction(
        () -> {
          for (Segment segment : old) {
            remove(segment);
            state.update(
                "INSERT OR REPLACE INTO retired VALUES (?, ?)", segment.path(), now.toEpochMilli());
          }
          add(merged, run, 1);
        });
  }

  /// Notes that a file was looked through and is the one that was written.
  public void verified(Segment segment, long modifiedMillis) {
    state.update(
        "UPDATE segments SET modified_ms = ? WHERE day = ? AND name = ?",
        modifiedMillis,
        segment.day().toString(),
        segment.name());
  }

  /// Paths below the lake's folder that were replaced before a time.
  public List<String> retiredBefore(Instant time) {
    return state.query(
        "SELECT path FROM retired WHERE retired_ms < ?",
        row -> row.getString(1),
        time.toEpochMilli());
  }

  /// All paths below the lake's folder that were replaced and may still lie there.
  public List<String> retired() {
    return state.query("SELECT path FROM retired", row -> row.getString(1));
  }

  public void forgetRetired(String path) {
    state.update("DELETE FROM retired WHERE path = ?", path);
  }

  private static Segment segment(ResultSet row) throws SQLException {
    return new Segment(
        row.getString(1),
        LocalDate.parse(row.getString(2)),
        row.getLong(3),
        row.getLong(4),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getString(7),
        row.getLong(8));
  }
}
