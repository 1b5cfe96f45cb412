package dev.iamtracker.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Gives threads that have no file left something to do: batches of records out of the files that
/// others still read. So one large file keeps all cores busy, as many small ones do.
final class SharedWork {
  private final int threads;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private int helpers;
  private int waiting;
  private volatile boolean wanted;
  private volatile boolean failed;

  /// @param threads that read; each calls [#takeWhenDone] when it has no file left
  SharedWork(int threads) {
    this.threads = threads;
  }

  /// Whether a batch would be taken soon.
  boolean isWanted() {
    return wanted;
  }

  synchronized void offer(Batch batch) {
    batches.add(batch);
    changed();
  }

  /// The next batch at once, null without one.
  synchronized @Nullable Batch poll() {
    Batch batch = batches.poll();
    changed();
    return batch;
  }

  /// Says that this thread has begun to help.
  synchronized void startHelping() {
    helpers++;
    changed();
  }

  /// The next batch for a helper; null when no more will come.
  synchronized @Nullable Batch take() throws InterruptedException {
    waiting++;
    changed();
    while (batches.isEmpty() && waiting < threads && !failed) {
      wait();
    }
    waiting--;
    if (batches.isEmpty() || failed) {
      waiting = threads;
      changed();
      return null;
    }
    Batch batch = batches.poll();
    changed();
    return batch;
  }

  /// Makes all threads stop: one has failed.
  synchronized void fail() {
    failed = true;
    changed();
  }

  boolean hasFailed() {
    return failed;
  }

  private void changed() {
    wanted = batches.size() < helpers;
    notifyAll();
  }
}
