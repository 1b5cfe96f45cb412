package dev.iamtracker.sqlite;

import static dev.iamtracker.finding.SampleFindings.finding;
import static dev.iamtracker.finding.SampleFindings.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.finding.FindingFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDatabaseTest {
  /// What the first layout was, word for word.
  private static final List<String> FIRST_LAYOUT =
      List.of(
          "PRAGMA journal_mode = WAL",
          """
          CREATE TABLE runs (
            id TEXT PRIMARY KEY, command TEXT NOT NULL, started_ms INTEGER NOT NULL,
            finished_ms INTEGER, state TEXT NOT NULL, summary TEXT)""",
          """
          CREATE TABLE segments (
            day TEXT NOT NULL, name TEXT NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL,
            first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, sha256 TEXT NOT NULL,
            modified_ms INTEGER NOT NULL, run TEXT NOT NULL, visible INTEGER NOT NULL,
            PRIMARY KEY (day, name))""",
          "CREATE TABLE retired (path TEXT PRIMARY KEY, retired_ms INTEGER NOT NULL)",
          """
          CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY, run TEXT NOT NULL, input TEXT NOT NULL, record INTEGER NOT NULL,
            byte_offset INTEGER NOT NULL, reason TEXT NOT NULL, text TEXT NOT NULL)""",
          "CREATE INDEX quarantine_input ON quarantine (input, record)",
          "INSERT INTO runs VALUES ('r1', 'ingest', 0, 1, 'done', '{}')",
          "INSERT INTO segments VALUES ('2026-11-20', 's', 1, 2, 3, 4, 'x', 5, 'r1', 1)",
          "PRAGMA user_version = 1");

  @TempDir private Path folder;

  private Path firstLayout() throws SQLException {
    Path file = folder.resolve("state.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : FIRST_LAYOUT) {
        statement.execute(sql);
      }
    }
    return file;
  }

  @Test
  void aHomeOfTheFirstLayoutKeepsItsSegmentsAndTakesFindings() throws SQLException {
    Path file = firstLayout();

    try (StateDatabase state = StateDatabase.open(file)) {
      assertThat(state.isNew()).isFalse();
      assertThat(new Segments(state).visible()).hasSize(1);
      assertThat(new Runs(state).last(5)).hasSize(1);
      assertThat(new Findings(state).add(List.of(stored(finding("a"))))).hasSize(1);
    }

    try (StateDatabase state = StateDatabase.open(file)) {
      assertThat(new Findings(state).list(FindingFilter.CURRENT)).hasSize(1);
    }
  }

  @Test
  void aReaderOfTheFirstLayoutFindsNoFindings() throws SQLException {
    try (StateDatabase state = StateDatabase.openForReading(firstLayout()).orElseThrow()) {
      assertThat(new Findings(state).list(FindingFilter.CURRENT)).isEmpty();
      assertThat(new Findings(state).find("a")).isEmpty();
      assertThat(new AlertOutbox(state).counts()).isEmpty();
      assertThat(new AlertOutbox(state).list(EnumSet.allOf(DeliveryState.class), 9)).isEmpty();
    }
  }

  @Test
  void aTransactionWithinATransactionIsPartOfIt() {
    try (StateDatabase state = StateDatabase.open(folder.resolve("state.db"))) {
      var findings = new Findings(state);
      state.transaction(() -> state.transaction(() -> findings.add(List.of(stored(finding("a"))))));

      assertThat(state.isNew()).isTrue();
      assertThat(findings.list(FindingFilter.CURRENT)).hasSize(1);
    }
  }
}
