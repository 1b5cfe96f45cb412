package dev.iamtracker.standin.history;

import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Position;
import dev.iamtracker.standin.world.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// Collects the events of one page. What becomes visible behind the cursor is not shown any more.
final class Page {
  static final int MOST = 50;

  private final LookupRequest request;
  private final @Nullable Position last;
  private final Instant now;
  private final Instant oldest;
  private final int size;
  private final List<Happened> events = new ArrayList<>();
  private boolean more;

  /// @param last the last event of the page before, null for the first page
  /// @param oldest what is older is forgotten
  Page(LookupRequest request, @Nullable Position last, Instant now, Instant oldest) {
    this.request = request;
    this.last = last;
    this.now = now;
    Instant start = request.start();
    this.oldest = start == null || start.isBefore(oldest) ? oldest : start;
    this.size = request.maxResults() == null ? MOST : request.maxResults();
  }

  void fill(Timeline timeline) {
    for (Happened event : candidates(timeline).values()) {
      if (event.time().isBefore(oldest)) {
        return;
      }
      if (isShown(event)) {
        if (events.size() == size) {
          more = true;
          return;
        }
        events.add(event);
      }
    }
  }

  private NavigableMap<Position, Happened> candidates(Timeline timeline) {
    String source =
        request.attributes().stream()
            .filter(one -> one.key().equals("EventSource"))
            .map(LookupAttribute::value)
            .findFirst()
            .orElse(null);
    NavigableMap<Position, Happened> all = timeline.newestFirst(source);
    if (last != null) {
      return all.tailMap(last, false);
    }
    return request.end() == null ? all : all.tailMap(Position.before(request.end()), true);
  }

  private boolean isShown(Happened event) {
    return request.category() == null
        && !event.visibleAt().isAfter(now)
        && request.attributes().stream().allMatch(one -> one.matches(event));
  }

  List<Happened> events() {
    return events;
  }

  boolean hasMore() {
    return more;
  }
}
