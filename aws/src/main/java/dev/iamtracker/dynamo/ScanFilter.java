package dev.iamtracker.dynamo;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.Frequent;
import dev.iamtracker.store.EventScan.In;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which events a scan asks for.
///
/// @param scan what is asked for
record ScanFilter(EventScan scan) {
  /// Whether an event alone is wanted.
  boolean wants(IdentityEvent event) {
    return !event.time().isBefore(scan.from())
        && !event.time().isAfter(scan.to())
        && (scan.anyOf().isEmpty() || scan.anyOf().stream().anyMatch(in -> holds(in, event)));
  }

  private static boolean holds(In in, IdentityEvent event) {
    Optional<String> text = event.text(in.column());
    return text.isPresent()
        && (in.values().isEmpty()
            || in.values().contains(text.get())
            || in.values().contains(text.get().toLowerCase(Locale.ROOT)));
  }

  /// Of events that are wanted alone those of groups that are large enough.
  List<IdentityEvent> frequent(List<IdentityEvent> events) {
    return scan.frequent().map(frequent -> ofLargeGroups(frequent, events)).orElse(events);
  }

  /// Time is cut twice into pieces of double length, the second time half a piece later: what lies
  /// within the length lies in one piece of one of them.
  private static List<IdentityEvent> ofLargeGroups(Frequent frequent, List<IdentityEvent> events) {
    long length = Math.max(1, frequent.within().toMillis());
    var groups = new HashMap<List<String>, List<IdentityEvent>>();
    for (IdentityEvent event : events) {
      List<String> group = group(frequent.groupBy(), event);
      if (group.size() == frequent.groupBy().size()) {
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(event);
      }
    }
    var wanted = new ArrayList<IdentityEvent>();
    groups.forEach(
        (group, some) -> {
          if (frequent.known().contains(Frequent.group(group))
              || isLarge(frequent, some, length, 0)
              || isLarge(frequent, some, length, length)) {
            wanted.addAll(some);
          }
        });
    return wanted;
  }

  private static List<String> group(List<Column> columns, IdentityEvent event) {
    var values = new ArrayList<String>();
    columns.forEach(column -> event.text(column).ifPresent(values::add));
    return values;
  }

  private static boolean isLarge(
      Frequent frequent, List<IdentityEvent> events, long length, long offset) {
    Map<Long, Long> counts = new HashMap<>();
    Map<Long, Set<String>> different = new HashMap<>();
    for (IdentityEvent event : events) {
      long piece = Math.floorDiv(event.millis(Column.EVENT_TIME) + offset, 2 * length);
      if (frequent.different().isEmpty()) {
        counts.merge(piece, 1L, Long::sum);
      } else {
        event
            .text(frequent.different().get())
            .ifPresent(text -> different.computeIfAbsent(piece, _ -> new HashSet<>()).add(text));
      }
    }
    different.forEach((piece, texts) -> counts.put(piece, (long) texts.size()));
    return counts.values().stream().anyMatch(count -> count >= frequent.least());
  }
}
