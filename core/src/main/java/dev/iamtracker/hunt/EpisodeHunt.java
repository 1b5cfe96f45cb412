package dev.iamtracker.hunt;

import dev.iamtracker.correlation.Chain;
import dev.iamtracker.correlation.Sighting;
import dev.iamtracker.event.Column;
import dev.iamtracker.hunt.Touched.Span;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.Frequent;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.util.ArrayList;
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

  private final StoredEvents all;
  private final StoredEvents before;
  private final Sightings fresh;
  private final EventMatcher matcher;
  private final KnownGroups known;

  /// @param before all events but those of which fresh sightings are there
  /// @param fresh what was seen in the others
  EpisodeHunt(
      StoredEvents all,
      StoredEvents before,
      Sightings fresh,
      EventMatcher matcher,
      KnownGroups known) {
    this.all = all;
    this.before = before;
    this.fresh = fresh;
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

  /// The chains that reach into a span, whole, of events of which nothing is known yet.
  static List<Found> chains(
      StoredEvents events, EventMatcher matcher, CorrelationRule rule, Span span) {
    return new EpisodeHunt(events, events, new Sightings(0), matcher, (_, _) -> Set.of())
        .whole(rule, span, rule.reach().toMillis());
  }

  /// The chains that reach into the span of their correlation, whole. Correlations share a look at
  /// the events where they can: each has the events of its rules, and those of the others cost it
  /// nothing.
  Map<CorrelationRule, List<Found>> chains(Map<CorrelationRule, Span> spans) {
    var found = new LinkedHashMap<CorrelationRule, List<Found>>();
    var together = new LinkedHashMap<CorrelationRule, Span>();
    spans.forEach(
        (rule, span) -> {
          long reach = rule.reach().toMillis();
          Optional<Map<String, List<Sighting>>> seen = fresh.of(rule);
          if (seen.isPresent()
              && !before.mayHold(span.wider(reach).from(), span.wider(reach).to())) {
            found.put(rule, touching(rule, span, seen.get()));
          } else if (seen.isPresent() && rule.isTelling()) {
            together.put(rule, span);
          } else {
            found.put(rule, whole(rule, span, reach));
          }
        });
    if (!together.isEmpty()) {
      found.putAll(together(together));
    }
    return found;
  }

  private Map<CorrelationRule, List<Found>> together(Map<CorrelationRule, Span> spans) {
    long reach = spans.keySet().stream().mapToLong(rule -> rule.reach().toMillis()).max().orElse(0);
    Span wide = spans.values().stream().reduce(Span::with).orElseThrow().wider(reach);
    var seen =
        sightings(before, List.copyOf(spans.keySet()), wide.first(), wide.last(), Optional.empty());
    seen.add(fresh);
    var found = new LinkedHashMap<CorrelationRule, List<Found>>();
    spans.forEach(
        (rule, span) -> {
          List<Found> chains = touching(rule, span, seen.of(rule).orElseThrow());
          found.put(
              rule,
              isCut(rule, chains, wide.first(), wide.last())
                  ? whole(rule, span, WIDER * reach)
                  : chains);
        });
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
      var seen = sightings(all, List.of(rule), first, last, frequent);
      List<Found> found = touching(rule, span, seen.of(rule).orElseThrow());
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

  private Sightings sightings(
      StoredEvents events,
      List<CorrelationRule> rules,
      long first,
      long last,
      Optional<Frequent> frequent) {
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
    var sightings = new Sightings(Integer.MAX_VALUE);
    Bases bases = Bases.of(rules);
    events.scan(
        scan,
        event -> {
          for (String rule : matcher.matched(event)) {
            bases.see(rule, event, matcher::value, sightings);
          }
        });
    return sightings;
  }
}
