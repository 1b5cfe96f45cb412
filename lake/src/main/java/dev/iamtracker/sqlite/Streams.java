package dev.iamtracker.sqlite;

import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRanges;
import dev.iamtracker.sqlite.StateDatabase.Repeated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What was read of event history, in `state.db`.
public final class Streams implements CoverageLedger {
  private final StateDatabase state;

  public Streams(StateDatabase state) {
    this.state = state;
  }

  @Override
  public List<Coverage> all() {
    return state.hasCoverage()
        ? state.query("SELECT * FROM streams ORDER BY account, region, source", Streams::coverage)
        : List.of();
  }

  private static Coverage coverage(ResultSet row) throws SQLException {
    long lastRead = row.getLong("last_read");
    Optional<Instant> read =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(lastRead));
    return new Coverage(
        new StreamId(row.getString("account"), row.getString("region"), row.getString("source")),
        Instant.ofEpochSecond(row.getLong("began")),
        TimeRanges.parse(row.getString("wanted")),
        TimeRanges.parse(row.getString("read")),
        TimeRanges.parse(row.getString("settled")),
        TimeRanges.parse(row.getString("resweep")),
        Instant.ofEpochSecond(row.getLong("swept")),
        read,
        row.getLong("events"),
        row.getLong("requests"),
        Optional.ofNullable(row.getString("fault")));
  }

  @Override
  public void put(Collection<Coverage> streams) {
    state.transaction(
        () -> {
          try (Repeated insert =
              state.repeated(
                  "INSERT OR REPLACE INTO streams VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            streams.forEach(one -> put(insert, one));
          }
        });
  }

  private static void put(Repeated insert, Coverage one) {
    insert.run(
        one.stream().account(),
        one.stream().region(),
        one.stream().source(),
        one.began().getEpochSecond(),
        one.wanted().text(),
        one.read().text(),
        one.settled().text(),
        one.resweep().text(),
        one.swept().getEpochSecond(),
        one.lastRead().map(Instant::getEpochSecond).orElse(null),
        one.events(),
        one.requests(),
        one.fault().orElse(null));
  }
}
