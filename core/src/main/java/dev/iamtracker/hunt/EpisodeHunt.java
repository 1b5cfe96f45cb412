package dev.iamtracker.hunt;

import dev.iamtracker.correlation.Chain;
import dev.iamtracker.correlation.Match;
import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.hunt.Touched.Span;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for the episodes of correlations in what is stored: as far back and ahead of the new
/// matches as anything can hang together with them.
final class EpisodeHunt {
  private static final int MOST_DOUBLINGS = 24;

  private final StoredEvents events;
  private final EventMatcher matcher;

  EpisodeHunt(StoredEvents events, EventMatcher matcher) {
    this.events = events;
    this.matcher = matcher;
  }

  /// A chain of one group of a correlation.
  record Found(List<String> group, Chain chain) {}

  /// The chains that reach into a span, whole.
  List<Found> chains(CorrelationRule rule, Span span) {
    long reach = rule.reach().toMillis();
    long margin = reach;
    for (int i = 0; ; i++) {
      long first = span.first() - margin;
      long last = span.last() + margin;
      List<Found> found = touching(rule, span, sightings(rule, first, last));
      boolean cut =
          found.stream()
              .map(Found::chain)
              .anyMatch(
                  chain ->
                      chain.first().millis() - reach < first
                          || chain.last().millis() + reach > last);
      if (!cut || i == MOST_DOUBLINGS || (first <= 0 && margin > span.last())) {
        return found;
      }
      margin *= 4;
    }
  }

  private static List<Found> touching(
      CorrelationRule rule, Span span, Map<String, List<Sighting>> sightings) {
    var found = new ArrayList<Found>();
    rule.correlation()
        .chains(rule.others(), sightings)
        .forEach(
            (group, chains) -> {
              for (Chain chain : chains) {
                if (chain.first().millis() <= span.last()
                    && chain.last().millis() >= span.first()) {
                  found.add(new Found(group, chain));
                }
              }
            });
    return found;
  }

  private Map<String, List<Sighting>> sightings(CorrelationRule rule, long first, long last) {
    var columns = new HashSet<Column>();
    var anyOf = new ArrayList<In>();
    boolean all = false;
    Map<String, BaseRule> bases = new HashMap<>();
    for (BaseRule base : rule.bases()) {
      columns.addAll(base.columns());
      anyOf.addAll(base.anyOf());
      all |= base.anyOf().isEmpty();
      bases.put(base.id(), base);
    }
    var scan =
        new EventScan(
            Instant.ofEpochMilli(Math.max(0, first)),
            Instant.ofEpochMilli(last),
            columns,
            all ? List.of() : anyOf,
            rule.frequent());
    Map<String, List<Sighting>> sightings = new LinkedHashMap<>();
    events.scan(scan, event -> see(event, bases, sightings));
    return sightings;
  }

  private void see(
      IdentityEvent event, Map<String, BaseRule> bases, Map<String, List<Sighting>> sightings) {
    Set<String> matched = matcher.matched(event);
    for (String id : matched) {
      BaseRule base = bases.get(id);
      if (base != null) {
        sightings.computeIfAbsent(id, _ -> new ArrayList<>()).add(sighting(event, base));
      }
    }
  }

  private Sighting sighting(IdentityEvent event, BaseRule base) {
    var fields = new HashMap<Sighting.Key, String>();
    base.groupBy()
        .forEach((key, field) -> matcher.value(field).ifPresent(value -> fields.put(key, value)));
    var match =
        new Match(
            event.millis(Column.EVENT_TIME),
            event.id().toString(),
            base.id(),
            base.value().flatMap(matcher::value).orElse(null));
    return new Sighting(match, fields);
  }
}
