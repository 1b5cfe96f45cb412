package dev.iamtracker.run;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.cloudtrail.RecordSplitter;
import dev.iamtracker.cloudtrail.RecordSplitter.Found;
import dev.iamtracker.run.RunSummary.Rejection;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Reads log files from their first to their last record, giving some away where other threads have
/// nothing to do; one instance serves one thread.
final class Ingest {
  private static final int REPORT_EVERY = 2000;
  private static final String FAULT = "a fault of this program, please report it: ";

  private final IngestPlan plan;
  private final RunStore store;
  private final SharedWork shared;
  private final RecordReader reader;
  private final Tally tally;
  private long reported;

  Ingest(IngestPlan plan, RunStore store, SharedWork shared) {
    this.plan = plan;
    this.store = store;
    this.shared = shared;
    this.reader = new RecordReader(plan, store);
    this.tally = reader.tally();
  }

  Tally tally() {
    return tally;
  }

  /// Reads one file, or every entry of an archive.
  void read(LogFile file) {
    try {
      file.read(this::readEntry);
    } catch (IOException e) {
      reject(file.name(), "cannot be read: " + plain(e));
    } catch (TrackerException e) {
      throw e;
    } catch (RuntimeException e) {
      reject(file.name(), FAULT + e);
    }
    plan.progress().more(file.bytes(), tally.records - reported);
    reported = tally.records;
  }

  /// Reads records of other threads' files until there are none.
  void help() throws InterruptedException {
    shared.startHelping();
    for (Batch batch = shared.take(); batch != null; batch = shared.take()) {
      read(batch);
      report();
    }
  }

  private void read(Batch batch) {
    try {
      batch.read(reader);
    } catch (TrackerException e) {
      throw e;
    } catch (RuntimeException e) {
      reject(batch.name(), FAULT + e);
    }
  }

  private void report() {
    plan.progress().more(0, tally.records - reported);
    reported = tally.records;
  }

  private static String plain(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _, FileNotFoundException _ ->
          String.valueOf(e.getMessage()).contains("denied") ? "permission denied" : "it is gone";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private void reject(String name, String reason) {
    tally.filesRejected++;
    tally.reject(new Rejection(name, "", reason));
    store.quarantine(new Quarantined(name, 0, 0, reason, ""));
  }

  private void readEntry(String name, InputStream content) throws IOException {
    tally.files++;
    var entry = new EntryReport(name);
    var splitter = new RecordSplitter(content);
    long records = 0;
    Batch batch = null;
    Found found = splitter.next();
    while (found != Found.END && found != Found.NOT_JSON && !shared.hasFailed()) {
      records++;
      Piece piece = Piece.of(splitter);
      if (found == Found.DAMAGED) {
        reader.quarantine(entry, piece, splitter.reason(), splitter.head());
      } else if (batch != null || shared.isWanted()) {
        batch = batch == null ? new Batch(entry) : batch;
        batch.add(piece);
        batch = giveAwayIfFull(batch, entry);
      } else {
        reader.read(entry, piece);
      }
      if (tally.records - reported >= REPORT_EVERY) {
        report();
      }
      found = splitter.next();
    }
    finish(entry, batch);
    tally.recordBytes += splitter.bytesRead();
    if (found == Found.NOT_JSON) {
      reject(name, splitter.reason());
    } else if (records == 0 && splitter.bytesRead() == 0) {
      reject(name, "the file is empty");
    } else {
      tally.filesRejected += records > 0 && records == entry.quarantined() ? 1 : 0;
      entry.rejections().forEach(tally::reject);
    }
  }

  private @Nullable Batch giveAwayIfFull(Batch batch, EntryReport entry) {
    if (!batch.isFull()) {
      return batch;
    }
    entry.batchGivenAway();
    shared.offer(batch);
    return null;
  }

  /// Reads what nobody has taken, and waits for what others read.
  private void finish(EntryReport entry, @Nullable Batch last) {
    if (last != null) {
      entry.batchGivenAway();
      read(last);
    }
    for (Batch batch = shared.poll(); batch != null; batch = shared.poll()) {
      read(batch);
    }
    try {
      entry.awaitBatches();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackerException("reading was interrupted; run the same command again", e);
    }
  }
}
