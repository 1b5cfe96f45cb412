package dev.iamtracker.sqlite;

import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingState;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.StoredFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What rules found, in `state.db`. Every change is a transaction, or part of the one around it.
public final class Findings implements FindingStore {
  private final StateDatabase state;
  private final FindingTexts texts;

  public Findings(StateDatabase state) {
    this.state = state;
    this.texts = new FindingTexts(state);
  }

  @Override
  public Set<String> add(Collection<StoredFinding> findings) {
    var fresh = new LinkedHashSet<String>();
    state.transaction(
        () -> {
          try (var writer = new FindingWriter(state, texts)) {
            findings.forEach(writer::add);
            fresh.addAll(writer.finish());
          }
        });
    return fresh;
  }

  @Override
  public void supersede(String id, String by) {
    state.update("UPDATE findings SET superseded_by = ? WHERE id = ?", by, id);
  }

  @Override
  public boolean acknowledge(String id, Acknowledgement acknowledgement) {
    return state.update(
            "UPDATE findings SET acknowledged_ms = ?, acknowledged_by = ?, note = ? WHERE id = ?",
            acknowledgement.time().toEpochMilli(),
            acknowledgement.who(),
            acknowledgement.note(),
            id)
        > 0;
  }

  @Override
  public Optional<StoredFinding> find(String id) {
    return read("WHERE f.id = ?", List.of(id)).stream().findFirst();
  }

  @Override
  public List<StoredFinding> list(FindingFilter filter) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    conditions.add("f.level >= ?");
    values.add(filter.level().ordinal());
    filter.since().ifPresent(time -> condition("f.last_ms >= ?", millis(time), conditions, values));
    filter.until().ifPresent(time -> condition("f.time_ms < ?", millis(time), conditions, values));
    filter.rule().ifPresent(rule -> condition("f.rule = ?", rule, conditions, values));
    filter.actor().ifPresent(actor -> condition("f.actor = ?", actor, conditions, values));
    filter.account().ifPresent(id -> condition("f.account = ?", id, conditions, values));
    if (filter.episodes()) {
      conditions.add("e.finding IS NOT NULL");
      filter.rule().ifPresent(rule -> condition("e.rule = ?", rule, conditions, values));
    }
    if (!filter.states().isEmpty()) {
      conditions.add(
          filter.states().stream()
              .map(Findings::condition)
              .collect(Collectors.joining(" OR ", "(", ")")));
    }
    values.add(filter.limit());
    // There are few episodes among many findings: they are looked up first, not while all are gone
    // through in their order, which the plus keeps SQLite from.
    String order = filter.episodes() ? "+f.last_ms" : "f.last_ms";
    return read(
        "WHERE "
            + String.join(" AND ", conditions)
            + " ORDER BY "
            + order
            + " DESC, f.id DESC LIMIT ?",
        values);
  }

  private static void condition(
      String sql, Object value, List<String> conditions, List<Object> values) {
    conditions.add(sql);
    values.add(value);
  }

  private static String condition(FindingState state) {
    return switch (state) {
      case SUPERSEDED -> "f.superseded_by IS NOT NULL";
      case ACKNOWLEDGED -> "(f.superseded_by IS NULL AND f.acknowledged_ms IS NOT NULL)";
      case SUPPRESSED ->
          "(f.superseded_by IS NULL AND f.acknowledged_ms IS NULL"
              + " AND f.suppressed_by IS NOT NULL)";
      case OPEN ->
          "(f.superseded_by IS NULL AND f.acknowledged_ms IS NULL AND f.suppressed_by IS NULL)";
    };
  }

  /// Instants beyond what milliseconds can tell are as good as the last one they can.
  private static long millis(Instant time) {
    return time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))
        ? Long.MAX_VALUE
        : time.toEpochMilli();
  }

  private List<StoredFinding> read(String rest, List<Object> values) {
    return state.hasFindings()
        ? state.query(FindingRows.SELECT + rest, FindingRows::read, values.toArray())
        : List.of();
  }

  /// Deletes what was stored before a time.
  ///
  /// @return how many findings
  public int deleteBefore(Instant time) {
    int[] deleted = new int[1];
    state.transaction(
        () -> {
          state.update(
              "DELETE FROM episodes WHERE finding IN"
                  + " (SELECT number FROM findings WHERE stored_ms < ?)",
              millis(time));
          deleted[0] = state.update("DELETE FROM findings WHERE stored_ms < ?", millis(time));
          if (deleted[0] > 0) {
            state.update(
                "DELETE FROM finding_texts WHERE id NOT IN (SELECT title FROM findings)"
                    + " AND id NOT IN (SELECT response FROM findings)");
          }
        });
    return deleted[0];
  }
}
