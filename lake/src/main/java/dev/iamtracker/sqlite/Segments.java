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

  /// Segments that were found damaged when events of their day were added: nobody reads them, even
  /// when they are whole again, until it was checked which of their events were added meanwhile.
  public List<Segment> setAside() {
    return state.query(
        "SELECT " + COLUMNS + " FROM segments WHERE visible = 2 ORDER BY day, first_ms, name",
        Segments::segment);
  }

  /// The segments of a day, visible or pending.
  public List<Segment> ofDay(LocalDate day) {
    return state.query(
        "SELECT "
            + COLUMNS
            + " FROM segments WHERE day = ? AND visible < 2 ORDER BY first_ms, name",
        Segments::segment,
        day.toString());
  }

  /// Notes a written segment that nobody sees yet.
  public void addPending(Segment segment, String run) {
    add(segment, run, 0);
  }

  /// Notes a segment that readers see from now on.
  public void addVisible(Segment segment, String run) {
    add(segment, run, 1);
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

  /// Keeps a damaged segment from readers, and from [#ofDay].
  public void setAside(Segment segment) {
    show(segment, 2);
  }

  /// Gives a segment that was set aside back to readers.
  public void takeBack(Segment segment) {
    show(segment, 1);
  }

  private void show(Segment segment, int visible) {
    state.update(
        "UPDATE segments SET visible = ? WHERE day = ? AND name = ?",
        visible,
        segment.day().toString(),
        segment.name());
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
