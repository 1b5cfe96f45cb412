package dev.iamtracker.sqlite;

import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.Level;
import dev.iamtracker.finding.StoredFinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a finding is a row of `findings`, with its texts and its episode beside it.
final class FindingRows {
  /// Columns that are written with a new finding, in the order of [#values].
  static final String COLUMNS =
      "id, rule, level, time_ms, last_ms, stored_ms, flags, actor, account, texts, title, response,"
          + " suppressed_by";

  static final String SELECT =
      """
      SELECT f.id, f.rule, f.level, f.time_ms, f.last_ms, f.stored_ms, f.flags, f.actor, f.account,
        f.texts, t.text, r.text, f.suppressed_by, f.superseded_by, f.acknowledged_ms,
        f.acknowledged_by, f.note, e.group_key, e.events, e.event_ids
      FROM findings f JOIN finding_texts t ON t.id = f.title
        JOIN finding_texts r ON r.id = f.response
        LEFT JOIN episodes e ON e.finding = f.number
      """;

  private static final int ATTEMPT = 1;
  private static final int HISTORIC = 2;
  private static final int RETRO = 4;

  private FindingRows() {}

  static void values(StoredFinding stored, FindingTexts texts, List<@Nullable Object> values) {
    Finding finding = stored.finding();
    values.add(finding.id());
    values.add(finding.rule());
    values.add(finding.level().ordinal());
    values.add(finding.time().toEpochMilli());
    values.add(finding.last().toEpochMilli());
    values.add(stored.stored().toEpochMilli());
    values.add(
        (finding.attempt() ? ATTEMPT : 0)
            | (stored.historic() ? HISTORIC : 0)
            | (stored.retro() ? RETRO : 0));
    values.add(FindingStore.cut(finding.actor()));
    values.add(FindingStore.cut(finding.account()));
    values.add(FindingTexts.shown(finding));
    values.add(texts.title(finding));
    values.add(texts.response(finding));
    values.add(stored.suppressedBy());
  }

  static StoredFinding read(ResultSet row) throws SQLException {
    int flags = row.getInt(7);
    List<String> shown = Lines.split(row.getString(10));
    List<String> title = Lines.split(row.getString(11));
    String group = row.getString(18);
    Instant first = Instant.ofEpochMilli(row.getLong(4));
    Finding finding =
        new Finding(
            row.getString(1),
            row.getString(2),
            Level.values()[row.getInt(3)],
            title.getFirst(),
            shown.get(0),
            (flags & ATTEMPT) != 0,
            first,
            shown.get(1),
            shown.get(2),
            shown.get(3),
            shown.get(4),
            row.getString(9),
            shown.get(5),
            row.getString(8),
            shown.get(6),
            shown.get(7),
            shown.get(8),
            shown.get(9),
            shown.get(10),
            shown.get(11),
            FindingTexts.techniques(title),
            Lines.split(row.getString(12)),
            FindingTexts.references(title),
            group == null
                ? null
                : new Episode(
                    group,
                    first,
                    Instant.ofEpochMilli(row.getLong(5)),
                    row.getLong(19),
                    Lines.split(row.getString(20))));
    return new StoredFinding(
        finding,
        Instant.ofEpochMilli(row.getLong(6)),
        (flags & HISTORIC) != 0,
        (flags & RETRO) != 0,
        row.getString(14),
        acknowledgement(row),
        row.getString(13));
  }

  private static @Nullable Acknowledgement acknowledgement(ResultSet row) throws SQLException {
    long time = row.getLong(15);
    return row.wasNull()
        ? null
        : new Acknowledgement(row.getString(16), row.getString(17), Instant.ofEpochMilli(time));
  }
}
