package dev.iamtracker.sqlite;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.StoredFinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes many findings in one transaction, some dozens with each statement: what a statement costs
/// is more than what a row costs.
final class FindingWriter implements AutoCloseable {
  private static final int ROWS = 50;
  private static final int VALUES = FindingRows.COLUMNS.split(",", -1).length;

  private final StateDatabase state;
  private final FindingTexts texts;
  private final StateDatabase.Repeated insert;
  private final List<StoredFinding> waiting = new ArrayList<>();
  private final Set<String> fresh = new LinkedHashSet<>();

  FindingWriter(StateDatabase state, FindingTexts texts) {
    this.state = state;
    this.texts = texts;
    this.insert = state.repeated(insert(ROWS));
  }

  private static String insert(int rows) {
    String row = "(" + String.join(",", Collections.nCopies(VALUES, "?")) + ")";
    return "INSERT OR IGNORE INTO findings ("
        + FindingRows.COLUMNS
        + ") VALUES "
        + String.join(",", Collections.nCopies(rows, row));
  }

  void add(StoredFinding finding) {
    waiting.add(finding);
    if (waiting.size() == ROWS) {
      write(insert);
    }
  }

  /// Writes what is waiting.
  ///
  /// @return ids of all that were not there
  Set<String> finish() {
    if (!waiting.isEmpty()) {
      try (StateDatabase.Repeated last = state.repeated(insert(waiting.size()))) {
        write(last);
      }
    }
    return fresh;
  }

  private void write(StateDatabase.Repeated statement) {
    var values = new ArrayList<@Nullable Object>(waiting.size() * VALUES);
    waiting.forEach(one -> FindingRows.values(one, texts, values));
    long before =
        state
            .query("SELECT coalesce(max(number), 0) FROM findings", row -> row.getLong(1))
            .getFirst();
    int inserted = statement.run(values.toArray());
    if (inserted == waiting.size()) {
      waiting.forEach(one -> fresh.add(one.id()));
    } else if (inserted > 0) {
      fresh.addAll(
          state.query(
              "SELECT id FROM findings WHERE number > ? ORDER BY number",
              row -> row.getString(1),
              before));
    }
    for (StoredFinding one : waiting) {
      Episode episode = one.finding().episode();
      if (episode != null) {
        replace(one.finding(), episode);
      }
    }
    waiting.clear();
  }

  /// What is known of an episode now; what became of its finding stays.
  private void replace(Finding finding, Episode episode) {
    state.update(
        "UPDATE findings SET level = ?, time_ms = ?, last_ms = ?, actor = ?, account = ?,"
            + " texts = ?, title = ?, response = ?, superseded_by = NULL WHERE id = ?",
        finding.level().ordinal(),
        finding.time().toEpochMilli(),
        finding.last().toEpochMilli(),
        FindingStore.cut(finding.actor()),
        FindingStore.cut(finding.account()),
        FindingTexts.shown(finding),
        texts.title(finding),
        texts.response(finding),
        finding.id());
    state.update(
        "INSERT OR REPLACE INTO episodes (finding, rule, group_key, events, event_ids)"
            + " SELECT number, rule, ?, ?, ? FROM findings WHERE id = ?",
        episode.group(),
        episode.count(),
        Lines.join(episode.events().stream().limit(Episode.MOST_EVENTS).toList()),
        finding.id());
  }

  @Override
  public void close() {
    insert.close();
  }
}
