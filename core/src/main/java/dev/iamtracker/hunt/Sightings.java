package dev.iamtracker.hunt;

import dev.iamtracker.correlation.Match;
import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What correlations saw, by correlation and rule. Of a correlation that saw too much nothing is
/// kept.
final class Sightings {
  private final int most;
  private final Map<String, Map<String, List<Sighting>>> seen = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> tooMany = new HashSet<>();

  /// @param most of one correlation
  Sightings(int most) {
    this.most = most;
  }

  /// @param value gives fields of the event, as rules name them
  void add(
      CorrelationRule rule,
      BaseRule base,
      IdentityEvent event,
      Function<String, Optional<String>> value) {
    String id = rule.text().id();
    if (!tooMany.contains(id) && isRoom(id, 1)) {
      list(id, base.id()).add(sighting(event, base, value));
    }
  }

  void add(Sightings other) {
    other.tooMany.forEach(this::drop);
    other.seen.forEach(
        (id, rules) ->
            rules.forEach(
                (base, more) -> {
                  if (!tooMany.contains(id) && isRoom(id, more.size())) {
                    list(id, base).addAll(more);
                  }
                }));
  }

  /// Everything a correlation saw, by the id of the rule; empty when it was too much.
  Optional<Map<String, List<Sighting>>> of(CorrelationRule rule) {
    String id = rule.text().id();
    return tooMany.contains(id) ? Optional.empty() : Optional.of(seen.getOrDefault(id, Map.of()));
  }

  private boolean isRoom(String id, int more) {
    boolean room = counts.merge(id, more, Integer::sum) <= most;
    if (!room) {
      drop(id);
    }
    return room;
  }

  private void drop(String id) {
    tooMany.add(id);
    seen.remove(id);
  }

  private List<Sighting> list(String id, String base) {
    return seen.computeIfAbsent(id, _ -> new HashMap<>())
        .computeIfAbsent(base, _ -> new ArrayList<>());
  }

  private static Sighting sighting(
      IdentityEvent event, BaseRule base, Function<String, Optional<String>> value) {
    var fields = new HashMap<Sighting.Key, String>();
    base.groupBy().forEach((key, field) -> value.apply(field).ifPresent(it -> fields.put(key, it)));
    var match =
        new Match(
            event.millis(Column.EVENT_TIME),
            event.id().toString(),
            base.id(),
            base.value().flatMap(value).orElse(null));
    return new Sighting(match, fields);
  }
}
