package dev.iamtracker.home;

import dev.iamtracker.event.EventPage;
import dev.iamtracker.event.IdentityEvent;
import java.util.ArrayList;
import java.util.List;

/// Events of a day that are in no file yet. The first ones, and those too large for a page, are
/// kept as they are: a run may touch many days of a few events each. The others are copied to
/// pages.
final class WaitingEvents {
  private static final int FIRST = EventPage.EVENTS;

  private final PagePool pool;
  private final List<IdentityEvent> single = new ArrayList<>();
  private final List<EventPage> pages = new ArrayList<>();
  private long singleWeight;

  WaitingEvents(PagePool pool) {
    this.pool = pool;
  }

  void add(IdentityEvent event) {
    if (single.size() >= FIRST && addToPage(event)) {
      return;
    }
    single.add(event);
    singleWeight += event.weight();
    pool.take(event.weight());
  }

  private boolean addToPage(IdentityEvent event) {
    if (!pages.isEmpty() && pages.getLast().add(event)) {
      return true;
    }
    if (event.weight() > EventPage.TEXT_BYTES) {
      return false;
    }
    EventPage page = pool.page();
    pages.add(page);
    return page.add(event);
  }

  boolean isEmpty() {
    return single.isEmpty();
  }

  /// Memory they take, in bytes.
  long weight() {
    return singleWeight + (long) pages.size() * EventPage.WEIGHT;
  }

  /// All of them; good until [#release].
  List<IdentityEvent> all() {
    var all = new ArrayList<>(single);
    for (EventPage page : pages) {
      for (int i = 0; i < page.size(); i++) {
        all.add(page.event(i));
      }
    }
    return all;
  }

  /// Gives the memory back.
  void release() {
    pages.forEach(pool::giveBack);
    pages.clear();
    single.clear();
    pool.take(-singleWeight);
    singleWeight = 0;
  }
}
