package dev.iamtracker.hunt;

import dev.iamtracker.detect.CompiledRule;
import dev.iamtracker.detect.CompiledRules;
import dev.iamtracker.detect.Detector;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.hunt.Touched.Span;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/// Tries rules on everything that is stored, without reading the logs again.
public final class Backtest {
  private final Rules rules;
  private final StoredEvents events;
  private final FindingText text;
  private final Map<String, RuleHits> hits = new TreeMap<>();
  private final LongAdder looked = new LongAdder();

  public Backtest(Rules rules, StoredEvents events) {
    this.rules = rules;
    this.text = new FindingText(rules.compiled().derived());
    this.events = events;
  }

  /// What each rule found, by the id of the rule; those that found nothing are there too.
  public Map<String, RuleHits> hits() {
    return hits;
  }

  /// How many events were looked at; those that no rule can match are passed over by the store.
  public long looked() {
    return looked.sum();
  }

  /// Tries the wanted rules on the events of a time.
  ///
  /// @param wanted says of the id of a rule whether it is wanted
  public void run(Instant from, Instant to, Predicate<String> wanted) {
    var gated = new ArrayList<CompiledRule>();
    var open = new ArrayList<CompiledRule>();
    for (CompiledRule rule : rules.compiled().rules()) {
      if (wanted.test(rule.id()) && !rule.baseOnly()) {
        hits.put(rule.id(), new RuleHits());
        (rule.gate().isPresent() ? gated : open).add(rule);
      }
    }
    singles(gated, from, to);
    singles(open, from, to);
    for (CorrelationRule rule : rules.correlations()) {
      if (wanted.test(rule.text().id())) {
        episodes(rule, from, to);
      }
    }
  }

  private void singles(List<CompiledRule> some, Instant from, Instant to) {
    if (some.isEmpty()) {
      return;
    }
    Set<Column> columns = EnumSet.of(Column.USER_NAME);
    var anyOf = new ArrayList<In>();
    for (CompiledRule rule : some) {
      columns.addAll(rule.columns());
      rule.gate().ifPresent(anyOf::add);
    }
    CompiledRules chosen = rules.compiled().only(some);
    var samples = new Samples();
    events.scan(
        new EventScan(from, to, columns, In.merged(anyOf), Optional.empty()),
        () -> {
          var detector = new Detector(chosen);
          return event -> matched(detector, event);
        },
        (Matched matched) -> {
          for (CompiledRule rule : matched.by) {
            if (hits(rule.id()).add(matched.event)) {
              samples.add(rule, matched.event);
            }
          }
        });
    samples.read(
        events,
        (rule, event) ->
            hits(rule.id()).sample(event.time(), event.id() + " " + sentence(rule, event)));
  }

  /// An event that rules match.
  private record Matched(IdentityEvent event, List<CompiledRule> by) {}

  private Optional<Matched> matched(Detector detector, IdentityEvent event) {
    looked.increment();
    List<CompiledRule> by = detector.match(event);
    return by.isEmpty() ? Optional.empty() : Optional.of(new Matched(event, List.copyOf(by)));
  }

  private String sentence(CompiledRule rule, IdentityEvent event) {
    boolean failed = event.text(Column.OUTCOME).filter("failure"::equals).isPresent();
    Finding finding =
        text.of(RuleText.of(rule.head()), failed && rule.head().extension().needsSuccess(), event);
    return finding.sentence();
  }

  private void episodes(CorrelationRule rule, Instant from, Instant to) {
    RuleHits found = hits(rule.text().id());
    var matcher = new DetectorMatcher(new Detector(rules.compiled().only(rules.bases(rule))));
    var span = new Span(from.toEpochMilli(), to.toEpochMilli());
    EpisodeHunt.chains(events, matcher, rule, span).stream()
        .filter(one -> one.chain().isEpisode())
        .forEach(
            one ->
                found.add(
                    Instant.ofEpochMilli(one.chain().first().millis()),
                    String.join(", ", one.group()),
                    one.chain().matches().size() + " events of " + String.join(", ", one.group())));
  }

  private RuleHits hits(String id) {
    return hits.computeIfAbsent(id, _ -> new RuleHits());
  }
}
