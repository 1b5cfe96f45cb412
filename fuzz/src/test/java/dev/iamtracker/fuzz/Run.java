package dev.iamtracker.fuzz;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.files.LogFiles;
import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.run.EventWatch;
import dev.iamtracker.run.IngestPlan;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.Progress;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoredEvents;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A whole run over one input, with a store in memory.
final class Run implements RunStore {
  private static final int MOST_QUARANTINED = 1001;

  private final Set<String> ids = new HashSet<>();
  private int quarantined;

  private Run() {}

  /// Fails when a record is lost or counted twice, or the program meets a fault of its own.
  static void check(byte[] input) {
    String alone = counts(read(input, 1));
    String together = counts(read(input, 2));
    if (!alone.equals(together)) {
      throw new AssertionError("one thread: " + alone + ", two: " + together);
    }
  }

  private static RunSummary read(byte[] input, int threads) {
    var store = new Run();
    RunSummary summary =
        new IngestRun(plan(threads), store, () -> 0)
            .read(LogFiles.find(List.of("-"), new ByteArrayInputStream(input)).files(), List.of());
    check(summary, store);
    return summary;
  }

  private static String counts(RunSummary summary) {
    return "%d files, %d rejected, %s, %d records, %d stored, %d duplicates, %d warnings, %d bytes"
        .formatted(
            summary.files(),
            summary.filesRejected(),
            summary.skippedFiles(),
            summary.records(),
            summary.stored(),
            summary.duplicates(),
            summary.warnings(),
            summary.recordBytes());
  }

  private static void check(RunSummary summary, Run store) {
    long accounted =
        summary.stored()
            + summary.duplicates()
            + summary.otherSources()
            + summary.outOfWindow()
            + summary.filtered().total()
            + summary.quarantined();
    if (summary.records() != accounted || summary.stored() != store.ids.size()) {
      throw new AssertionError("the sum is wrong: " + summary);
    }
    if (summary.rejected().stream().anyMatch(one -> one.reason().contains("fault of this"))) {
      throw new AssertionError("a fault: " + summary.rejected());
    }
    if (store.quarantined > MOST_QUARANTINED * Math.max(1, summary.files())) {
      throw new AssertionError("too much put aside: " + store.quarantined);
    }
  }

  private static IngestPlan plan(int threads) {
    return new IngestPlan(
        EventSources.identity(List.of()),
        new EventFilter(true, List.of("Scanner*")),
        TimeWindow.ALL,
        threads,
        Instant.parse("2026-11-22T12:00:00Z"),
        () -> EventWatch.NONE,
        Progress.NONE);
  }

  @Override
  public synchronized boolean add(IdentityEvent event) {
    return ids.add(event.id().toString());
  }

  @Override
  public synchronized void quarantine(Quarantined entry) {
    quarantined++;
  }

  @Override
  public void flush() {}

  @Override
  public Optional<EventScan> adopted() {
    return Optional.empty();
  }

  @Override
  public StoredEvents added() {
    return (_, _) -> {};
  }

  @Override
  public StoredEvents all() {
    return added();
  }

  @Override
  public StoredEvents before() {
    return added();
  }

  @Override
  public void commit(Supplier<String> summary) {}

  @Override
  public void close() {}
}
