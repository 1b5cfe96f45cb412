package dev.iamtracker.sqlite;

import dev.iamtracker.alert.OpenGroup;
import dev.iamtracker.alert.OpenGroups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Findings that are held back, in `state.db`.
public final class AlertGroups implements OpenGroups {
  private static final String SELECT =
      "SELECT rule, actor, opened_ms, closes_ms, first_ms, last_ms, counts, sentences"
          + " FROM alert_groups ";

  private final StateDatabase state;

  public AlertGroups(StateDatabase state) {
    this.state = state;
  }

  @Override
  public List<OpenGroup> of(String rule) {
    return state.query(SELECT + "WHERE rule = ?", AlertGroups::read, rule);
  }

  @Override
  public List<OpenGroup> closed(Instant now) {
    return state.query(
        SELECT + "WHERE closes_ms <= ? ORDER BY closes_ms, rule, actor",
        AlertGroups::read,
        now.toEpochMilli());
  }

  @Override
  public void put(Collection<OpenGroup> groups) {
    state.transaction(
        () -> {
          for (OpenGroup group : groups) {
            state.update(
                "INSERT OR REPLACE INTO alert_groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                group.rule(),
                group.actor(),
                group.opened().toEpochMilli(),
                group.closes().toEpochMilli(),
                group.first().toEpochMilli(),
                group.last().toEpochMilli(),
                LevelCounts.text(group.counts()),
                Lines.join(group.sentences()));
          }
        });
  }

  @Override
  public void remove(OpenGroup group) {
    state.update(
        "DELETE FROM alert_groups WHERE rule = ? AND actor = ? AND opened_ms = ? AND counts = ?",
        group.rule(),
        group.actor(),
        group.opened().toEpochMilli(),
        LevelCounts.text(group.counts()));
  }

  private static OpenGroup read(ResultSet row) throws SQLException {
    return new OpenGroup(
        row.getString(1),
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        LevelCounts.of(row.getString(7)),
        Lines.split(row.getString(8)));
  }
}
