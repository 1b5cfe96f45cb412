package dev.iamtracker.hunt;

import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Events that are to be shown for rules. A replay reads no more of events than it needs to match
/// them; these are read again as a whole.
final class Samples {
  private static final int IDS_AT_A_TIME = 500;

  private final Map<String, List<CompiledRule>> rules = new HashMap<>();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  void add(CompiledRule rule, IdentityEvent event) {
    rules.computeIfAbsent(event.id().toString(), _ -> new ArrayList<>()).add(rule);
    Instant time = event.time();
    first = time.isBefore(first) ? time : first;
    last = time.isAfter(last) ? time : last;
  }

  void read(StoredEvents events, BiConsumer<CompiledRule, IdentityEvent> sink) {
    List<String> ids = rules.keySet().stream().sorted().toList();
    for (int from = 0; from < ids.size(); from += IDS_AT_A_TIME) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + IDS_AT_A_TIME));
      Set<String> wanted =
          Set.copyOf(some.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList());
      events.scan(
          new EventScan(
              first,
              last,
              EventScan.ALL.columns(),
              List.of(new In(Column.EVENT_ID, wanted)),
              Optional.empty()),
          event ->
              rules
                  .getOrDefault(event.id().toString(), List.of())
                  .forEach(rule -> sink.accept(rule, event)));
    }
  }
}
