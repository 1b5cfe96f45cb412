package dev.iamtracker.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentOrderTest {
  private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final List<String> NAMES = List.of("alice", "Alice", "bob", "ålice", "a", "z");

  @TempDir Path folder;

  private static List<IdentityEvent> events(int count, long seed) {
    var random = new Random(seed);
    var events = new ArrayList<IdentityEvent>();
    for (int i = 0; i < count; i++) {
      events.add(
          new IdentityEvent.Builder()
              .text(Column.EVENT_ID, "e" + random.nextInt())
              .text(Column.USER_NAME, NAMES.get(random.nextInt(NAMES.size())))
              .text(Column.SESSION_NAME, random.nextBoolean() ? "s" + random.nextInt(3) : null)
              .millis(Column.EVENT_TIME, DAY.plusSeconds(random.nextInt(50)).toEpochMilli())
              .build());
    }
    return events;
  }

  private List<String> ids(String sql, Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT event_id FROM read_parquet('" + file + "')" + sql)) {
      var ids = new ArrayList<String>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }

  @Test
  void writesAndMergesInTheOrderThatTheDatabaseSortsBy() throws SQLException {
    Path one = folder.resolve("one.parquet");
    Path two = folder.resolve("two.parquet");
    Path merged = folder.resolve("merged.parquet");
    try (SegmentWriter writer = SegmentWriter.open(new DatabaseAhead(), 128, folder)) {
      writer.write(events(3000, 1), DAY, one);
      writer.write(events(2000, 2), DAY, two);
      writer.merge(List.of(one, two), merged);
    }

    assertThat(ids("", one)).hasSize(3000).isEqualTo(ids(SegmentOrder.SQL, one));
    assertThat(ids("", merged)).hasSize(5000).isEqualTo(ids(SegmentOrder.SQL, merged));
  }
}
