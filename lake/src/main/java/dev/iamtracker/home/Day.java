package dev.iamtracker.home;

import dev.iamtracker.event.IdentityEvent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One day of the lake while a run writes to it: the ids it holds and the events not yet in a file.
final class Day {
  private final LocalDate date;
  private final PagePool pool;
  private @Nullable EventIds ids;
  private WaitingEvents events;
  private int beingWritten;
  private int lastAdded;

  Day(LocalDate date, PagePool pool) {
    this.date = date;
    this.pool = pool;
    this.events = new WaitingEvents(pool);
  }

  LocalDate date() {
    return date;
  }

  /// Looks up the ids in the files of a day.
  interface KnownIds {
    EventIds of(LocalDate day);
  }

  /// Adds an event.
  ///
  /// @param now what [#lastAdded] will be
  /// @return whether its id is new
  synchronized boolean add(IdentityEvent event, KnownIds known, int now) {
    lastAdded = now;
    EventIds ids = this.ids;
    if (ids == null) {
      ids = known.of(date);
      this.ids = ids;
    }
    if (!ids.add(event.id())) {
      return false;
    }
    events.add(event);
    return true;
  }

  /// When an event was added last.
  synchronized int lastAdded() {
    return lastAdded;
  }

  synchronized long weight() {
    return events.weight();
  }

  synchronized long idsWeight() {
    return ids == null ? 0 : ids.weight();
  }

  /// Hands out the events not yet in a file; [#written] follows when they are.
  synchronized WaitingEvents take() {
    WaitingEvents taken = events;
    events = new WaitingEvents(pool);
    beingWritten++;
    return taken;
  }

  /// The events taken are in a file, or never will be.
  synchronized void written(WaitingEvents taken) {
    taken.release();
    beingWritten--;
  }

  /// Forgets the ids, if every event is in a file: they can be read again from there.
  ///
  /// @return whether there was something to forget
  synchronized boolean forgetIds() {
    if (ids == null || !events.isEmpty() || beingWritten > 0) {
      return false;
    }
    ids = null;
    return true;
  }
}
