package dev.iamtracker.cli.alerts;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.query.QueryResult;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Findings as rows.
final class FindingTable {
  /// What people see first.
  static final List<String> NARROW = List.of("time", "level", "sentence", "id");

  private static final List<String> COLUMNS =
      List.of(
          "time",
          "level",
          "rule",
          "sentence",
          "id",
          "state",
          "attempt",
          "action",
          "source",
          "error",
          "account",
          "region",
          "actor",
          "session",
          "access_key",
          "mfa",
          "source_ip",
          "user_agent",
          "target",
          "techniques",
          "response",
          "event_id",
          "last",
          "count",
          "group",
          "events",
          "stored",
          "historic",
          "retro",
          "note");

  private FindingTable() {}

  /// @param cut whether there are more
  static QueryResult of(List<StoredFinding> findings, boolean cut) {
    var rows = new ArrayList<List<@Nullable Object>>();
    findings.forEach(finding -> rows.add(row(finding)));
    return new QueryResult(COLUMNS, rows, cut, Duration.ZERO, 0, List.of());
  }

  private static List<@Nullable Object> row(StoredFinding stored) {
    Finding finding = stored.finding();
    Finding.Episode episode = finding.episode();
    return Arrays.asList(
        time(finding.time()),
        finding.level().text(),
        finding.rule(),
        finding.sentence(),
        finding.id(),
        stored.state().name().toLowerCase(Locale.ROOT),
        finding.attempt(),
        text(finding.action()),
        text(finding.source()),
        text(finding.error()),
        text(finding.account()),
        text(finding.region()),
        text(finding.actor()),
        text(finding.session()),
        text(finding.accessKey()),
        text(finding.mfa()),
        text(finding.sourceIp()),
        text(finding.userAgent()),
        text(finding.target()),
        finding.techniques(),
        finding.response(),
        finding.eventId(),
        episode == null ? null : time(episode.last()),
        episode == null ? null : episode.count(),
        episode == null ? null : episode.group(),
        episode == null ? List.of(finding.eventId()) : episode.events(),
        time(stored.stored()),
        stored.historic(),
        stored.retro(),
        stored.acknowledged() == null ? null : stored.acknowledged().note());
  }

  private static LocalDateTime time(java.time.Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }
}
