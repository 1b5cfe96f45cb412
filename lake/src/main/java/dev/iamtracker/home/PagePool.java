package dev.iamtracker.home;

import dev.iamtracker.event.EventPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/// The memory for events that wait for their file: pages that go round, and how much is taken.
final class PagePool {
  private final Deque<EventPage> free = new ArrayDeque<>();
  private final AtomicLong taken = new AtomicLong();

  EventPage page() {
    taken.addAndGet(EventPage.WEIGHT);
    synchronized (free) {
      EventPage page = free.poll();
      return page == null ? new EventPage() : page;
    }
  }

  void giveBack(EventPage page) {
    page.clear();
    taken.addAndGet(-EventPage.WEIGHT);
    synchronized (free) {
      free.push(page);
    }
  }

  /// Counts memory outside pages.
  void take(long bytes) {
    taken.addAndGet(bytes);
  }

  /// Bytes of all events that wait.
  long taken() {
    return taken.get();
  }
}
