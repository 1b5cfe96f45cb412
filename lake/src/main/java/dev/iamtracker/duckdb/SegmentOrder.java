package dev.iamtracker.duckdb;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The order of the rows of a segment: by who acted, then by session, then by time.
///
/// The rows of one identity lie in one stretch. They compress against each other (a quarter less
/// than by time), a query about one identity finds its row groups by their smallest and largest
/// name, and grouping by identity meets each group once. One hour costs a look at all files of its
/// day.
final class SegmentOrder {
  /// The same as an ORDER BY.
  static final String SQL =
      " ORDER BY user_name NULLS LAST, session_name NULLS LAST, event_time, event_id";

  private static final Comparator<Actor> BY_NAME =
      Comparator.comparing(Actor::user, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Actor::session, Comparator.nullsLast(Comparator.naturalOrder()));
  private static final Comparator<IdentityEvent> BY_TIME =
      Comparator.<IdentityEvent>comparingLong(event -> event.millis(Column.EVENT_TIME))
          .thenComparing(IdentityEvent::id);

  private SegmentOrder() {}

  private record Actor(@Nullable Utf8 user, @Nullable Utf8 session) {}

  static List<IdentityEvent> sorted(List<IdentityEvent> events) {
    Map<Actor, List<IdentityEvent>> byActor = new HashMap<>();
    for (IdentityEvent event : events) {
      var actor = new Actor(event.utf8(Column.USER_NAME), event.utf8(Column.SESSION_NAME));
      byActor.computeIfAbsent(actor, _ -> new ArrayList<>()).add(event);
    }
    var inOrder = new TreeMap<Actor, List<IdentityEvent>>(BY_NAME);
    inOrder.putAll(byActor);
    var sorted = new ArrayList<IdentityEvent>(events.size());
    for (List<IdentityEvent> ofActor : inOrder.values()) {
      ofActor.sort(BY_TIME);
      sorted.addAll(ofActor);
    }
    return sorted;
  }
}
