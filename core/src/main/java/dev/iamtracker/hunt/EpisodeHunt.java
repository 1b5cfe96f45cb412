package dev.iamtracker.hunt;

import dev.iamtracker.correlation.Chain;
import dev.iamtracker.correlation.Match;
import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.hunt.Touched.Span;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.Frequent;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for the episodes of correlations in what is stored: as far back and ahead of the new
/// matches as anything can hang together with them.
final class EpisodeHunt {
  private static final int MOST_WIDENINGS = 24;
  private static final int WIDER = 4;

  private final StoredEvents events;
  private final EventMatcher matcher;
  private final KnownGroups known;

  EpisodeHunt(StoredEvents events, EventMatcher matcher) {
    this(events, matcher, (_, _) -> Set.of());
  }

  EpisodeHunt(StoredEvents events, EventMatcher matcher, KnownGroups known) {
    this.events = events;
    this.matcher = matcher;
    this.known = known;
  }

  /// Groups that have an episode within a time. It may go on where its matches are too few to be
  /// found as another one.
  @FunctionalInterface
  interface KnownGroups {
    Set<String> of(CorrelationRule rule, Span span);
  }

  /// A chain of one group of a correlation.
  record Found(List<String> group, Chain chain) {}

  /// The chains that reach into a span, whole.
  List<Found> chains(CorrelationRule rule, Span span) {
    return chains(Map.of(rule, span)).getOrDefault(rule, List.of());
  }

  /// The same for many correlations, which share a look at the events where they can: each has the
  /// events of its rules, and those of the others cost it nothing.
  Map<CorrelationRule, List<Found>> chains(Map<CorrelationRule, Span> spans) {
    var found = new LinkedHashMap<CorrelationRule, List<Found>>();
    var together = new ArrayList<CorrelationRule>();
    spans.forEach(
        (rule, span) -> {
          if (rule.isTelling() && spans.size() > 1) {
            together.add(rule);
          } else {
            found.put(rule, whole(rule, span, rule.reach().toMillis()));
          }
        });
    if (together.isEmpty()) {
      return found;
    }
    long reach = together.stream().mapToLong(rule -> rule.reach().toMillis()).max().orElseThrow();
    Span all = together.stream().map(spans::get).reduce(Span::with).orElseThrow();
    long first = all.first() - reach;
    long last = all.last() + reach;
    var seen = sightings(together, first, last, Optional.empty());
    for (CorrelationRule rule : together) {
      Span span = spans.getOrDefault(rule, all);
      List<Found> chains = touching(rule, span, seen.getOrDefault(rule, Map.of()));
      found.put(rule, isCut(rule, chains, first, last) ? whole(rule, span, WIDER * reach) : chains);
    }
    return found;
  }

  private List<Found> whole(CorrelationRule rule, Span span, long reach) {
    long margin = reach;
    for (int i = 0; ; i++) {
      long first = span.first() - margin;
      long last = span.last() + margin;
      Set<String> groups =
          rule.frequent().isEmpty() ? Set.of() : known.of(rule, new Span(first, last));
      var frequent = rule.frequent().map(one -> one.orKnown(groups));
      var seen = sightings(List.of(rule), first, last, frequent);
      List<Found> found = touching(rule, span, seen.getOrDefault(rule, Map.of()));
      boolean everything = first <= 0 && margin > span.last();
      if (everything || i == MOST_WIDENINGS || !isCut(rule, found, first, last)) {
        return found;
      }
      margin *= WIDER;
    }
  }

  /// Whether a chain may go on beyond what was looked at.
  private static boolean isCut(CorrelationRule rule, List<Found> found, long first, long last) {
    long reach = rule.reach().toMillis();
    return found.stream()
        .map(Found::chain)
        .anyMatch(
            chain ->
                chain.first().millis() - reach < first || chain.last().millis() + reach > last);
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

  private Map<CorrelationRule, Map<String, List<Sighting>>> sightings(
      List<CorrelationRule> rules, long first, long last, Optional<Frequent> frequent) {
    var columns = new HashSet<Column>();
    var anyOf = new ArrayList<In>();
    boolean all = false;
    for (CorrelationRule rule : rules) {
      for (BaseRule base : rule.bases()) {
        columns.addAll(base.columns());
        anyOf.addAll(base.anyOf());
        all |= base.anyOf().isEmpty();
      }
    }
    var scan =
        new EventScan(
            Instant.ofEpochMilli(Math.max(0, first)),
            Instant.ofEpochMilli(last),
            columns,
            all ? List.of() : In.merged(anyOf),
            frequent);
    Map<CorrelationRule, Map<String, List<Sighting>>> sightings = new HashMap<>();
    events.scan(scan, event -> see(event, rules, sightings));
    return sightings;
  }

  private void see(
      IdentityEvent event,
      List<CorrelationRule> rules,
      Map<CorrelationRule, Map<String, List<Sighting>>> sightings) {
    Set<String> matched = matcher.matched(event);
    if (matched.isEmpty()) {
      return;
    }
    for (CorrelationRule rule : rules) {
      for (BaseRule base : rule.bases()) {
        if (matched.contains(base.id())) {
          sightings
              .computeIfAbsent(rule, _ -> new HashMap<>())
              .computeIfAbsent(base.id(), _ -> new ArrayList<>())
              .add(sighting(event, base));
        }
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
