package dev.iamtracker.collect;

import dev.iamtracker.collect.EventHistory.Found;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Answers on their way from those who ask to the one who stores, in their order. Whoever has one
/// more waits while too many bytes are on their way, so memory is bounded.
final class Answers {
  private static final long MOST_BYTES = 16 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Answer> queue = new ArrayDeque<>();
  private final Timing timing;
  private int writers;
  private long bytes;
  private @Nullable RuntimeException failure;

  Answers(int writers, Timing timing) {
    this.writers = writers;
    this.timing = timing;
  }

  /// Events of a stream, and what is known to be read with them.
  ///
  /// @param claim empty where a page leaves that open
  /// @param asked whether a question was answered by it
  record Answer(
      StreamId stream, List<Found> events, long bytes, Optional<Claim> claim, boolean asked) {
    Answer {
      events = List.copyOf(events);
    }

    static Answer of(Claim claim) {
      return new Answer(claim.stream(), List.of(), 0, Optional.of(claim), false);
    }
  }

  void put(Answer answer) throws InterruptedException {
    lock.lock();
    try {
      while (bytes >= MOST_BYTES) {
        changed.await();
      }
      queue.add(answer);
      bytes += answer.bytes();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The next answer; empty when none came in time.
  ///
  /// @throws RuntimeException what made a writer fail
  Optional<Answer> poll(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = timing.real(nanos);
      while (queue.isEmpty() && !isEnded() && failure == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (failure != null) {
        throw failure;
      }
      Answer answer = queue.poll();
      if (answer != null) {
        bytes -= answer.bytes();
        changed.signalAll();
      }
      return Optional.ofNullable(answer);
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing more will come.
  boolean isOver() {
    lock.lock();
    try {
      return queue.isEmpty() && isEnded();
    } finally {
      lock.unlock();
    }
  }

  private boolean isEnded() {
    return writers == 0;
  }

  /// A writer has nothing more.
  void end() {
    lock.lock();
    try {
      writers--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// A writer failed in a way that nobody expected.
  void fail(RuntimeException problem) {
    lock.lock();
    try {
      failure = failure == null ? problem : failure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Nobody reads any more: whoever waits to put something in goes on.
  void abandon() {
    lock.lock();
    try {
      bytes = Long.MIN_VALUE / 2;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
