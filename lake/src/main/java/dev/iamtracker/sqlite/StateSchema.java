package dev.iamtracker.sqlite;

import java.util.List;

/// The layouts of `state.db` there were: what makes each out of the one before.
final class StateSchema {
  private static final List<String> SEGMENTS_AND_RUNS =
      List.of(
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
          "CREATE INDEX quarantine_input ON quarantine (input, record)");

  /// Findings come in floods of hundreds of thousands, so their rows are narrow: what is only shown
  /// lies in one column, what many have in common lies in `finding_texts` once. Lists are [Lines].
  private static final List<String> FINDINGS_AND_ALERTS =
      List.of(
          "CREATE TABLE finding_texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
          """
          CREATE TABLE findings (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rule TEXT NOT NULL,
            level INTEGER NOT NULL, time_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL,
            stored_ms INTEGER NOT NULL, flags INTEGER NOT NULL, actor TEXT NOT NULL,
            account TEXT NOT NULL, texts TEXT NOT NULL, title INTEGER NOT NULL,
            response INTEGER NOT NULL, suppressed_by TEXT, superseded_by TEXT,
            acknowledged_ms INTEGER, acknowledged_by TEXT, note TEXT)""",
          "CREATE INDEX findings_last ON findings (last_ms)",
          """
          CREATE TABLE episodes (
            finding INTEGER PRIMARY KEY, rule TEXT NOT NULL, group_key TEXT NOT NULL,
            events INTEGER NOT NULL, event_ids TEXT NOT NULL)""",
          "CREATE INDEX episodes_group ON episodes (rule, group_key)",
          """
          CREATE TABLE alerts (
            id TEXT PRIMARY KEY, subject TEXT, level INTEGER NOT NULL, rule TEXT, actor TEXT,
            first_ms INTEGER, last_ms INTEGER, counts TEXT, sentences TEXT,
            created_ms INTEGER NOT NULL)""",
          """
          CREATE TABLE deliveries (
            number INTEGER PRIMARY KEY, channel TEXT NOT NULL, alert TEXT NOT NULL,
            level INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
            repeat INTEGER NOT NULL, at_ms INTEGER NOT NULL, error TEXT NOT NULL,
            UNIQUE (channel, alert))""",
          """
          CREATE INDEX deliveries_open ON deliveries (channel, attempts, level DESC, number)
            WHERE state IN ('PENDING', 'SENDING', 'FAILED', 'UNCERTAIN')""",
          """
          CREATE TABLE alert_groups (
            rule TEXT NOT NULL, actor TEXT NOT NULL, opened_ms INTEGER NOT NULL,
            closes_ms INTEGER NOT NULL, first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL,
            counts TEXT NOT NULL, sentences TEXT NOT NULL, PRIMARY KEY (rule, actor))""",
          """
          CREATE TABLE alert_channels (
            name TEXT PRIMARY KEY, failures INTEGER NOT NULL, held_ms INTEGER NOT NULL,
            silent INTEGER NOT NULL, error TEXT NOT NULL)""");

  /// Ranges are `TimeRanges#text`, times are in seconds since 1970.
  private static final List<String> COVERAGE =
      List.of(
          """
          CREATE TABLE streams (
            account TEXT NOT NULL, region TEXT NOT NULL, source TEXT NOT NULL,
            began INTEGER NOT NULL, wanted TEXT NOT NULL, read TEXT NOT NULL,
            settled TEXT NOT NULL, resweep TEXT NOT NULL, swept INTEGER NOT NULL,
            last_read INTEGER, events INTEGER NOT NULL, requests INTEGER NOT NULL, fault TEXT,
            PRIMARY KEY (account, region, source))""");

  private static final List<List<String>> STEPS =
      List.of(SEGMENTS_AND_RUNS, FINDINGS_AND_ALERTS, COVERAGE);

  /// The layout this program knows; `PRAGMA user_version` of the file.
  static final int VERSION = STEPS.size();

  /// The first layout with findings and alerts.
  static final int WITH_FINDINGS = 2;

  /// The first layout with streams of event history.
  static final int WITH_COVERAGE = 3;

  private StateSchema() {}

  /// What makes the newest layout out of an older one.
  static List<String> since(int version) {
    return STEPS.subList(version, VERSION).stream().flatMap(List::stream).toList();
  }
}
