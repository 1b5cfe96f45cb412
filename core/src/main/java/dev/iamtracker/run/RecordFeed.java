package dev.iamtracker.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.store.RunStore;
import java.time.Duration;

/// A run that is fed records one by one, from wherever they come; used by one thread.
public final class RecordFeed {
  private final RecordReader reader;

  public RecordFeed(IngestPlan plan, RunStore store) {
    this.reader = new RecordReader(plan, store);
  }

  /// Reads a record.
  ///
  /// @param name where it comes from, for messages
  /// @return whether it is an event that was not there
  public boolean read(String name, String record) {
    long before = reader.tally().stored;
    byte[] json = record.getBytes(UTF_8);
    var entry = new EntryReport(name);
    var piece = new Piece(json, 0, json.length, /* spaced= */ true, isForeign(json), 1, 0);
    if (json.length > RecordParser.MAX_RECORD_BYTES) {
      reader.quarantine(entry, piece, "the record is longer than 16 MB", json);
    } else {
      reader.read(entry, piece);
    }
    reader.tally().recordBytes += json.length;
    entry.rejections().forEach(reader.tally()::reject);
    return reader.tally().stored > before;
  }

  private static boolean isForeign(byte[] json) {
    for (byte one : json) {
      if (one < 0) {
        return true;
      }
    }
    return false;
  }

  /// What it has met so far.
  public RunSummary summary(Duration elapsed) {
    return reader.tally().summary(0, elapsed);
  }

  /// What several feeds have met, one after another.
  public static final class Total {
    private final Tally tally = new Tally();

    /// Adds what a feed has met; once.
    public void add(RecordFeed feed) {
      tally.add(feed.reader.tally());
    }

    public RunSummary summary(Duration elapsed) {
      return tally.summary(0, elapsed);
    }
  }
}
