package dev.iamtracker.run;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.run.RunSummary.Rejection;
import dev.iamtracker.store.RunStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// One run over log files: several threads take them in their order, one after another, and in the
/// end help each other with those that are left.
public final class IngestRun {
  private final IngestPlan plan;
  private final RunStore store;
  private final LongSupplier nanoTime;

  /// Prepares a run.
  ///
  /// @param nanoTime a clock for durations, in nanoseconds
  public IngestRun(IngestPlan plan, RunStore store, LongSupplier nanoTime) {
    this.plan = plan;
    this.store = store;
    this.nanoTime = nanoTime;
  }

  /// Reads the files and stores their events; the caller commits.
  ///
  /// @param files in the order they are read
  /// @param missing what was asked for and cannot be read
  public RunSummary read(List<LogFile> files, List<Rejection> missing) {
    long start = nanoTime.getAsLong();
    var total = new Tally();
    for (Rejection rejection : missing) {
      total.filesRejected++;
      total.reject(rejection);
    }
    var next = new AtomicInteger();
    int threads = Math.max(1, plan.threads());
    var shared = new SharedWork(threads);
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var readers = new ArrayList<Future<Tally>>();
      for (int i = 0; i < threads; i++) {
        readers.add(
            executor.submit(
                () -> {
                  var ingest = new Ingest(plan, store, shared);
                  try {
                    for (int file = next.getAndIncrement();
                        file < files.size() && !shared.hasFailed();
                        file = next.getAndIncrement()) {
                      ingest.read(files.get(file));
                    }
                    ingest.help();
                    return ingest.tally();
                  } catch (RuntimeException | Error e) {
                    shared.fail();
                    throw e;
                  }
                }));
      }
      for (Future<Tally> reader : readers) {
        total.add(reader.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TrackerException known
          ? known
          : new TrackerException("reading stopped: " + e.getCause(), e.getCause());
    } catch (InterruptedException | CancellationException e) {
      throw new TrackerException("reading was interrupted; run the same command again", e);
    }
    store.flush();
    long bytes = files.stream().mapToLong(LogFile::bytes).sum();
    return total.summary(bytes, Duration.ofNanos(nanoTime.getAsLong() - start));
  }
}
