package dev.iamtracker.sqlite;

import dev.iamtracker.alert.Alert;
import dev.iamtracker.alert.Alert.Digest;
import dev.iamtracker.alert.Alert.Single;
import dev.iamtracker.alert.Claim;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.Outbox;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.alert.OutboxUpkeep;
import dev.iamtracker.alert.Settlement;
import dev.iamtracker.finding.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Alerts on their way, in `state.db`. Every change is a transaction, or part of the one around it.
///
/// `at_ms` of a delivery is when it is due; of one being sent, when its lease ends; of one that is
/// done, when that was.
public final class AlertOutbox implements Outbox, OutboxUpkeep {
  private static final String ALERT =
      "a.id, a.subject, a.level, a.rule, a.actor, a.first_ms, a.last_ms, a.counts, a.sentences,"
          + " a.created_ms, d.channel, d.state, d.attempts, d.at_ms, d.error, d.repeat, d.number"
          + " FROM deliveries d JOIN alerts a ON a.id = d.alert ";

  private final StateDatabase state;

  public AlertOutbox(StateDatabase state) {
    this.state = state;
  }

  @Override
  public void add(Alert alert, Collection<String> channels, Instant now) {
    state.transaction(
        () -> {
          insert(alert, now);
          for (String channel : channels) {
            state.update(
                "INSERT OR IGNORE INTO deliveries"
                    + " (channel, alert, level, state, attempts, repeat, at_ms, error)"
                    + " VALUES (?, ?, ?, ?, 0, 0, ?, '')",
                channel,
                alert.id(),
                alert.level().ordinal(),
                DeliveryState.PENDING.name(),
                now.toEpochMilli());
          }
        });
  }

  private void insert(Alert alert, Instant now) {
    switch (alert) {
      case Single(String id, Level level) ->
          state.update(
              "INSERT OR IGNORE INTO alerts (id, level, created_ms) VALUES (?, ?, ?)",
              id,
              level.ordinal(),
              now.toEpochMilli());
      case Digest digest ->
          state.update(
              "INSERT OR IGNORE INTO alerts (id, subject, level, rule, actor, first_ms, last_ms,"
                  + " counts, sentences, created_ms) VALUES (?,?,?,?,?,?,?,?,?,?)",
              digest.id(),
              digest.subject().name(),
              digest.level().ordinal(),
              digest.rule(),
              digest.actor(),
              digest.first().toEpochMilli(),
              digest.last().toEpochMilli(),
              LevelCounts.text(digest.counts()),
              Lines.join(digest.sentences()),
              now.toEpochMilli());
    }
  }

  @Override
  public Optional<Claim> claim(String channel, Instant now, Instant leaseEnd) {
    var claims = new ArrayList<Claim>();
    state.transaction(
        () -> {
          expire(channel, now);
          state
              .query(
                  "SELECT "
                      + ALERT
                      + "WHERE d.channel = ? AND d.state IN ('PENDING', 'SENDING', 'FAILED',"
                      + " 'UNCERTAIN') AND d.at_ms <= ?"
                      + " ORDER BY d.attempts, d.level DESC, d.number LIMIT 1",
                  AlertOutbox::due,
                  channel,
                  now.toEpochMilli())
              .forEach(
                  due -> {
                    state.update(
                        "UPDATE deliveries SET state = 'SENDING', attempts = ?, repeat = ?,"
                            + " at_ms = ? WHERE number = ?",
                        due.claim().attempt(),
                        due.claim().repeat() ? 1 : 0,
                        leaseEnd.toEpochMilli(),
                        due.number());
                    claims.add(due.claim());
                  });
        });
    return claims.stream().findFirst();
  }

  /// Repeats whose sender died are not repeated again.
  private void expire(String channel, Instant now) {
    state.update(
        "UPDATE deliveries SET state = 'UNCONFIRMED', at_ms = ?,"
            + " error = 'the sender died during the repeat'"
            + " WHERE channel = ? AND state = 'SENDING' AND repeat = 1 AND at_ms <= ?",
        now.toEpochMilli(),
        channel,
        now.toEpochMilli());
  }

  private record Due(long number, Claim claim) {}

  private static Due due(ResultSet row) throws SQLException {
    DeliveryState before = DeliveryState.valueOf(row.getString(12));
    boolean repeat =
        before == DeliveryState.SENDING || before == DeliveryState.UNCERTAIN || row.getInt(16) != 0;
    return new Due(
        row.getLong(17),
        new Claim(
            alert(row),
            row.getString(11),
            row.getInt(13) + 1,
            repeat,
            Instant.ofEpochMilli(row.getLong(10))));
  }

  @Override
  public boolean settle(Claim claim, Settlement settlement) {
    return state.update(
            "UPDATE deliveries SET state = ?, at_ms = ?, error = ?"
                + " WHERE channel = ? AND alert = ? AND state = 'SENDING' AND attempts = ?",
            settlement.state().name(),
            settlement.at().toEpochMilli(),
            settlement.error(),
            claim.channel(),
            claim.alert().id(),
            claim.attempt())
        > 0;
  }

  @Override
  public boolean isInDoubt(String channel) {
    return !state
        .query(
            "SELECT 1 FROM deliveries WHERE channel = ? AND state IN ('SENDING', 'UNCERTAIN')"
                + " LIMIT 1",
            row -> row.getInt(1),
            channel)
        .isEmpty();
  }

  @Override
  public List<OutboxEntry> list(Set<DeliveryState> states, int most) {
    if (!state.hasFindings() || states.isEmpty()) {
      return List.of();
    }
    String wanted =
        states.stream().map(one -> "'" + one.name() + "'").collect(Collectors.joining(", "));
    return state.query(
        "SELECT " + ALERT + "WHERE d.state IN (" + wanted + ") ORDER BY d.number DESC LIMIT ?",
        row ->
            new OutboxEntry(
                alert(row),
                row.getString(11),
                DeliveryState.valueOf(row.getString(12)),
                row.getInt(13),
                Instant.ofEpochMilli(row.getLong(10)),
                Instant.ofEpochMilli(row.getLong(14)),
                row.getString(15)),
        most);
  }

  private static Alert alert(ResultSet row) throws SQLException {
    Level level = Level.values()[row.getInt(3)];
    String subject = row.getString(2);
    return subject == null
        ? new Single(row.getString(1), level)
        : new Digest(
            row.getString(1),
            Alert.Subject.valueOf(subject),
            level,
            row.getString(4),
            row.getString(5),
            Instant.ofEpochMilli(row.getLong(6)),
            Instant.ofEpochMilli(row.getLong(7)),
            LevelCounts.of(row.getString(8)),
            Lines.split(row.getString(9)));
  }

  @Override
  public Map<String, Map<DeliveryState, Long>> counts() {
    var counts = new TreeMap<String, Map<DeliveryState, Long>>();
    if (state.hasFindings()) {
      record Count(String channel, DeliveryState state, long count) {}
      state
          .query(
              "SELECT channel, state, count(*) FROM deliveries GROUP BY channel, state",
              row ->
                  new Count(
                      row.getString(1), DeliveryState.valueOf(row.getString(2)), row.getLong(3)))
          .forEach(
              one ->
                  counts
                      .computeIfAbsent(one.channel(), _ -> new EnumMap<>(DeliveryState.class))
                      .put(one.state(), one.count()));
    }
    return counts;
  }

  @Override
  public void retryNow(Instant now, boolean again) {
    state.transaction(
        () -> {
          state.update(
              "UPDATE deliveries SET at_ms = ? WHERE state IN ('FAILED', 'UNCERTAIN')",
              now.toEpochMilli());
          if (again) {
            state.update(
                "UPDATE deliveries SET state = 'UNCERTAIN', at_ms = ? WHERE state = 'UNCONFIRMED'",
                now.toEpochMilli());
            state.update(
                "UPDATE deliveries SET state = 'FAILED', at_ms = ? WHERE state = 'GIVEN_UP'",
                now.toEpochMilli());
          }
          state.update("UPDATE alert_channels SET held_ms = 0");
        });
  }

  @Override
  public void endLeases(Instant now) {
    state.update(
        "UPDATE deliveries SET at_ms = ? WHERE state = 'SENDING' AND at_ms > ?",
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  /// Deletes alerts that were made before a time.
  ///
  /// @return how many
  public int deleteBefore(Instant time) {
    int[] deleted = new int[1];
    state.transaction(
        () -> {
          state.update(
              "DELETE FROM deliveries WHERE alert IN"
                  + " (SELECT id FROM alerts WHERE created_ms < ?)",
              time.toEpochMilli());
          deleted[0] = state.update("DELETE FROM alerts WHERE created_ms < ?", time.toEpochMilli());
        });
    return deleted[0];
  }
}
