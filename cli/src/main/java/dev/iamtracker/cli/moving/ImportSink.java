package dev.iamtracker.cli.moving;

import dev.iamtracker.dynamo.OldTable.Page;
import dev.iamtracker.finding.Findings;
import dev.iamtracker.predecessor.OldItem;
import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.track.TrackedRun;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stores what is read of a table: every so many items are a run of their own.
final class ImportSink implements AutoCloseable {
  private final String table;
  private final ImportTarget target;
  private final Supplier<Duration> elapsed;
  private final RecordFeed.Total total = new RecordFeed.Total();
  private Findings findings = Findings.NONE;
  private long newer;
  private @Nullable Open open;

  /// @param table its name, for messages
  /// @param elapsed since importing began
  ImportSink(String table, ImportTarget target, Supplier<Duration> elapsed) {
    this.table = table;
    this.target = target;
    this.elapsed = elapsed;
  }

  /// A run that is being filled.
  private static final class Open {
    private final TrackedRun run;
    private final ImportTarget.Reading reading;
    private long items;

    private Open(TrackedRun run, ImportTarget.Reading reading) {
      this.run = run;
      this.reading = reading;
    }
  }

  void store(Page page) {
    newer += page.newer();
    try {
      for (OldItem item : page.items()) {
        Open now = open();
        now.reading.feed().read("table " + table + ", event " + item.name(), item.record());
        if (++now.items >= target.most()) {
          commit();
        }
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Open open() {
    if (open == null) {
      TrackedRun run = target.begin();
      try {
        open = new Open(run, target.reading(run));
      } catch (RuntimeException e) {
        run.close();
        throw e;
      }
    }
    return open;
  }

  /// Makes what was stored visible.
  void commit() {
    Open now = open;
    if (now == null) {
      return;
    }
    open = null;
    try (TrackedRun run = now.run) {
      Findings[] found = {Findings.NONE};
      run.flush();
      run.commit(
          () -> {
            found[0] = now.reading.detection().find(run);
            return target.text(now.reading.feed().summary(elapsed.get()).with(found[0]));
          });
      total.add(now.reading.feed());
      findings = findings.plus(found[0]);
    }
  }

  /// What all runs together did.
  RunSummary summary() {
    return total.summary(elapsed.get()).with(findings);
  }

  /// Items of this version, which were left alone.
  long newer() {
    return newer;
  }

  /// Gives up what was not committed.
  @Override
  public void close() {
    if (open != null) {
      open.run.close();
      open = null;
    }
  }
}
