package dev.iamtracker.home;

import dev.iamtracker.event.IdentityEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One day of the lake while a run writes to it: the ids it holds and the events not yet in a file.
final class Day {
  private final LocalDate date;
  private @Nullable EventIds ids;
  private List<IdentityEvent> events = new ArrayList<>();
  private long weight;
  private int beingWritten;

  Day(LocalDate date) {
    this.date = date;
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
  /// @return its weight in bytes, 0 when its id is there already
  synchronized long add(IdentityEvent event, KnownIds known) {
    EventIds ids = this.ids;
    if (ids == null) {
      ids = known.of(date);
      this.ids = ids;
    }
    if (!ids.add(event.id())) {
      return 0;
    }
    long eventWeight = event.weight();
    events.add(event);
    weight += eventWeight;
    return eventWeight;
  }

  synchronized long weight() {
    return weight;
  }

  synchronized long idsWeight() {
    return ids == null ? 0 : ids.weight();
  }

  /// Hands out the events not yet in a file; [#written] follows when they are.
  synchronized Taken take() {
    var taken = new Taken(events, weight);
    events = new ArrayList<>();
    weight = 0;
    beingWritten++;
    return taken;
  }

  /// Events on their way into a file.
  ///
  /// @param weight of all of them, in bytes
  record Taken(List<IdentityEvent> events, long weight) {}

  synchronized void written() {
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
