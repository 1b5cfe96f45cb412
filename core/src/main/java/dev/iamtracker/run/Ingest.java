package dev.iamtracker.run;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.cloudtrail.RecordSplitter;
import dev.iamtracker.cloudtrail.RecordSplitter.Found;
import dev.iamtracker.cloudtrail.RecordText;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.filter.Verdict;
import dev.iamtracker.run.RunSummary.Rejection;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads log files from their first to their last record: parses, filters and stores; one instance
/// serves one thread.
final class Ingest {
  /// Entries of one file in the quarantine; what goes beyond is only counted.
  private static final int MOST_QUARANTINED = 1000;

  /// Records of one file that the summary names one by one.
  private static final int MOST_NAMED = 3;

  private static final int REPORT_EVERY = 2000;

  private final IngestPlan plan;
  private final RunStore store;
  private final RecordParser parser;
  private final long fromMillis;
  private final long toMillis;
  private final Tally tally = new Tally();
  private long reported;
  private long recordsOfEntry;
  private long quarantinedOfEntry;
  private long warningsOfEntry;
  private final List<Rejection> named = new ArrayList<>();

  Ingest(IngestPlan plan, RunStore store) {
    this.plan = plan;
    this.store = store;
    EventSources sources = plan.sources();
    this.parser = new RecordParser(sources::keeps, EventSources::typeOf, plan.now());
    this.fromMillis = plan.window().from().toEpochMilli();
    this.toMillis = plan.window().to().toEpochMilli();
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
      reject(file.name(), "a fault of this program, please report it: " + e);
    }
    plan.progress().more(file.bytes(), tally.records - reported);
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
    recordsOfEntry = 0;
    quarantinedOfEntry = 0;
    warningsOfEntry = 0;
    named.clear();
    var splitter = new RecordSplitter(content);
    Found found = splitter.next();
    while (found != Found.END && found != Found.NOT_JSON) {
      recordsOfEntry++;
      if (found == Found.RECORD) {
        record(name, splitter);
      } else {
        quarantine(name, splitter, splitter.reason(), splitter.head());
      }
      if (tally.records - reported >= REPORT_EVERY) {
        plan.progress().more(0, tally.records - reported);
        reported = tally.records;
      }
      found = splitter.next();
    }
    tally.recordBytes += splitter.bytesRead();
    if (found == Found.NOT_JSON) {
      reject(name, splitter.reason());
    } else if (recordsOfEntry == 0 && splitter.bytesRead() == 0) {
      reject(name, "the file is empty");
    } else {
      boolean unusable = recordsOfEntry > 0 && recordsOfEntry == quarantinedOfEntry;
      tally.filesRejected += unusable ? 1 : 0;
      nameQuarantined(name);
    }
  }

  private void nameQuarantined(String name) {
    named.forEach(tally::reject);
    if (quarantinedOfEntry > named.size()) {
      long more = quarantinedOfEntry - named.size();
      tally.reject(new Rejection(name, "", more + " more records could not be used"));
    }
  }

  private void record(String name, RecordSplitter splitter) {
    byte[] json = splitter.buffer();
    int start = splitter.start();
    int end = splitter.end();
    if (splitter.spaced()) {
      json = RecordText.compact(json, start, end);
      start = 0;
      end = json.length;
    }
    if (splitter.foreign()) {
      byte[] valid = RecordText.repairedUtf8(json, start, end);
      if (valid != null) {
        warn(name, splitter, "it holds bytes that are not UTF-8; they read as \ufffd");
        json = valid;
        start = 0;
        end = json.length;
      }
    }
    switch (parser.parse(json, start, end)) {
      case ParsedRecord.Event(IdentityEvent event, var warnings) -> {
        tally.records++;
        warnings.forEach(warning -> warn(name, splitter, warning));
        event(event);
      }
      case ParsedRecord.OtherSource _ -> {
        tally.records++;
        tally.otherSources++;
      }
      case ParsedRecord.Aside aside -> {
        Tally.count(tally.skippedFiles, aside.name().toLowerCase(Locale.ROOT));
      }
      case ParsedRecord.Unusable(String reason) ->
          quarantine(name, splitter, reason, RecordText.head(json, start, end));
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
        if (store.add(event)) {
          tally.stored++;
        } else {
          tally.duplicates++;
        }
      }
      case Verdict.ServiceLinked _ -> tally.serviceLinked++;
      case Verdict.FilteredRole(String pattern) -> Tally.count(tally.roles, pattern);
    }
  }

  private void quarantine(String name, RecordSplitter splitter, String reason, byte[] head) {
    tally.records++;
    tally.quarantined++;
    quarantinedOfEntry++;
    if (named.size() < MOST_NAMED) {
      named.add(new Rejection(name, place(splitter), reason));
    }
    if (quarantinedOfEntry <= MOST_QUARANTINED) {
      store.quarantine(
          new Quarantined(
              name, splitter.number(), splitter.offset(), reason, RecordText.withoutSecrets(head)));
    }
  }

  private void warn(String name, RecordSplitter splitter, String warning) {
    tally.warnings++;
    warningsOfEntry++;
    if (warningsOfEntry > MOST_NAMED) {
      return;
    }
    tally.reject(new Rejection(name, place(splitter), "kept, but " + warning));
  }

  private static String place(RecordSplitter splitter) {
    return "record " + splitter.number() + ", byte " + splitter.offset();
  }
}
