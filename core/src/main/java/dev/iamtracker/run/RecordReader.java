package dev.iamtracker.run;

import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.cloudtrail.RecordText;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.filter.Verdict;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import java.util.Locale;

/// Parses, filters and stores records, and counts them; one instance serves one thread.
final class RecordReader {
  private final IngestPlan plan;
  private final RunStore store;
  private final RecordParser parser;
  private final EventWatch watch;
  private final long fromMillis;
  private final long toMillis;
  private final Tally tally = new Tally();

  RecordReader(IngestPlan plan, RunStore store) {
    this.plan = plan;
    this.store = store;
    this.parser = new RecordParser(plan.sources()::keeps, EventSources::typeOf, plan.now());
    this.watch = plan.watches().get();
    this.fromMillis = plan.window().from().toEpochMilli();
    this.toMillis = plan.window().to().toEpochMilli();
  }

  Tally tally() {
    return tally;
  }

  void read(EntryReport entry, Piece found) {
    Piece piece = found;
    if (piece.spaced()) {
      byte[] compact = RecordText.compact(piece.json(), piece.start(), piece.end());
      piece = piece.in(compact, 0, compact.length);
    }
    if (piece.foreign()) {
      byte[] valid = RecordText.repairedUtf8(piece.json(), piece.start(), piece.end());
      if (valid != null) {
        warn(entry, piece, "it holds bytes that are not UTF-8; they read as \ufffd");
        piece = piece.in(valid, 0, valid.length);
      }
    }
    switch (parser.parse(piece.json(), piece.start(), piece.end())) {
      case ParsedRecord.Event(IdentityEvent event, var warnings) -> {
        tally.records++;
        for (String warning : warnings) {
          warn(entry, piece, warning);
        }
        event(event);
      }
      case ParsedRecord.OtherSource _ -> {
        tally.records++;
        tally.otherSources++;
      }
      case ParsedRecord.Aside aside ->
          Tally.count(tally.skippedFiles, aside.name().toLowerCase(Locale.ROOT));
      case ParsedRecord.Unusable(String reason) ->
          quarantine(
              entry, piece, reason, RecordText.head(piece.json(), piece.start(), piece.end()));
    }
  }

  private void event(IdentityEvent event) {
    long millis = event.millis(Column.EVENT_TIME);
    if (millis < fromMillis || millis >= toMillis) {
      tally.outOfWindow++;
      return;
    }
    switch (plan.filter().judge(event)) {
      case Verdict.Kept _ -> {
        tally.see(event);
        IdentityEvent seen = watch.look(event);
        if (store.add(seen)) {
          watch.stored(seen);
          tally.stored++;
        } else {
          tally.duplicates++;
        }
      }
      case Verdict.ServiceLinked _ -> tally.serviceLinked++;
      case Verdict.FilteredRole(String pattern) -> Tally.count(tally.roles, pattern);
    }
  }

  /// Keeps the first bytes of what is no record, without its secrets.
  void quarantine(EntryReport entry, Piece piece, String reason, byte[] head) {
    tally.records++;
    tally.quarantined++;
    if (entry.quarantine(piece.place(), reason)) {
      store.quarantine(
          new Quarantined(
              entry.name(),
              piece.number(),
              piece.offset(),
              reason,
              RecordText.withoutSecrets(head)));
    }
  }

  private void warn(EntryReport entry, Piece piece, String warning) {
    tally.warnings++;
    entry.warn(piece.place(), warning);
  }
}
