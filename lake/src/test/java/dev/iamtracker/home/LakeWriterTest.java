package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.duckdb.DuckDbQueryEngine;
import dev.iamtracker.duckdb.QueryLimits;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Runs;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeWriterTest implements AdoptingRunStoreContract {
  @TempDir private Path folder;

  private TestHome home() {
    return TestHome.in(folder, TestHome.TIGHT);
  }

  @Override
  public RunStore begin() {
    return home().lake().begin("ingest");
  }

  @Override
  public Collection<String> visible() {
    try (var engine = new DuckDbQueryEngine(home().lake().reader(), QueryLimits.withThreads(1))) {
      return engine.sql("SELECT event_id FROM iam_events", OptionalInt.empty()).rows().stream()
          .map(row -> String.valueOf(row.getFirst()))
          .toList();
    }
  }

  @Override
  public long quarantined() {
    return home().lake().status().quarantined();
  }

  @Test
  void everyDayHasItsOwnSegments() {
    try (RunStore store = begin()) {
      store.add(CompactionTest.event(NOON, "a", "x"));
      store.add(CompactionTest.event(NOON.plus(Duration.ofDays(1)), "b", "x"));
      store.add(CompactionTest.event(NOON.minusSeconds(1), "c", "x"));
      store.commit("{}");
    }

    assertThat(home().segments())
        .extracting(Segment::day)
        .containsExactly(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-21"));
    assertThat(home().segments()).extracting(Segment::rows).containsExactly(2L, 1L);
    assertThat(home().segments().getFirst().first()).isEqualTo(NOON.minusSeconds(1));
  }

  @Test
  void theSameIdAtAnotherTimeOfADayIsTheSameEvent() {
    try (RunStore store = begin()) {
      store.add(CompactionTest.event(NOON, "a", "x"));

      assertThat(store.add(CompactionTest.event(NOON.plusSeconds(5), "a", "x"))).isFalse();
    }
  }

  @Test
  void whatWasStoredElsewhereKeepsItsTimeOfStoring() throws SQLException {
    try (RunStore store = begin()) {
      store.add(CompactionTest.event(NOON, "here", "x"));
      store.add(
          new IdentityEvent.Builder()
              .text(Column.EVENT_ID, "elsewhere")
              .millis(Column.EVENT_TIME, NOON.toEpochMilli())
              .millis(Column.INGESTED_AT, NOON.plusSeconds(90).toEpochMilli())
              .build());
      store.commit("{}");
    }

    assertThat(storedAt("here")).isEqualTo(SimulatedLogs.NOW);
    assertThat(storedAt("elsewhere")).isEqualTo(NOON.plusSeconds(90));
  }

  private Instant storedAt(String id) throws SQLException {
    String files = TestHome.parquet(home().snapshot().files());
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var answer =
            statement.executeQuery(
                "SELECT epoch_ms(ingested_at) FROM " + files + " WHERE event_id = '" + id + "'")) {
      answer.next();
      return Instant.ofEpochMilli(answer.getLong(1));
    }
  }

  @Test
  void runsAreRememberedWithTheirSummary() {
    try (RunStore store = begin()) {
      store.commit("{\"stored\":0}");
    }

    Runs.Run run = home().lake().status().runs().getFirst();

    assertThat(run.state()).isEqualTo("done");
    assertThat(run.command()).isEqualTo("ingest");
    assertThat(run.started()).isEqualTo(SimulatedLogs.NOW);
    assertThat(run.summary()).contains("{\"stored\":0}");
  }

  @Test
  void thePieceThatWasQuarantinedBeforeIsNotQuarantinedAgain() {
    for (int i = 0; i < 2; i++) {
      try (RunStore store = begin()) {
        store.quarantine(new Quarantined("file", 1, 20, "no eventTime", "{}"));
        store.commit("{}");
      }
    }

    assertThat(quarantined()).isEqualTo(1);
  }

  @Test
  void theQuarantineOfARunThatFailedIsKept() {
    try (RunStore store = begin()) {
      for (int i = 0; i < 600; i++) {
        store.quarantine(
            new Quarantined("file", i, 20, "it's '; DROP TABLE runs; --", "\u0000\u001b"));
      }
      store.flush();
    }

    assertThat(quarantined()).isEqualTo(600);
    assertThat(home().lake().status().reasons().getFirst().reason())
        .isEqualTo("it's '; DROP TABLE runs; --");
    assertThat(home().lake().status().runs().getFirst().state()).isEqualTo("failed");
  }
}
