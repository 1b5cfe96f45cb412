package dev.iamtracker.hunt;

import dev.iamtracker.detect.Detector;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.hunt.Touched.Span;
import dev.iamtracker.sigma.RuleHead;
import dev.iamtracker.sigma.RuleHead.Example;
import dev.iamtracker.store.StoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries rules on their own examples.
public record RuleExamples(Rules rules) {
  /// What became of an example.
  ///
  /// @param problem what is wrong, empty when the rule did what the example says
  public record Result(RuleHead rule, Example example, Optional<String> problem) {}

  /// All examples of all rules.
  public List<Result> run() {
    var results = new ArrayList<Result>();
    rules.set().detections().forEach(rule -> results.addAll(run(rule.head())));
    rules.set().correlations().forEach(rule -> results.addAll(run(rule.head())));
    return results;
  }

  /// The examples of one rule.
  public List<Result> run(RuleHead rule) {
    return rule.extension().examples().stream()
        .map(example -> new Result(rule, example, problem(rule, example)))
        .toList();
  }

  private Optional<String> problem(RuleHead rule, Example example) {
    List<IdentityEvent> events;
    try {
      events = ExampleEvents.of(example.events());
    } catch (IllegalArgumentException e) {
      return Optional.of("the example cannot be used: " + e.getMessage());
    }
    var detector = new Detector(rules.compiled());
    boolean matches =
        rules.correlations().stream()
            .filter(one -> one.text().id().equals(rule.id()))
            .findFirst()
            .map(correlation -> hasEpisode(correlation, detector, events))
            .orElseGet(() -> events.stream().anyMatch(event -> matches(detector, rule, event)));
    if (!detector.faults().isEmpty()) {
      return Optional.of("the rule failed: " + detector.faults().values());
    }
    return matches == example.match()
        ? Optional.empty()
        : Optional.of(
            example.match() ? "it should match and does not" : "it should not match and does");
  }

  private static boolean matches(Detector detector, RuleHead rule, IdentityEvent event) {
    return detector.match(event).stream().anyMatch(matched -> matched.id().equals(rule.id()));
  }

  private static boolean hasEpisode(
      CorrelationRule rule, Detector detector, List<IdentityEvent> events) {
    StoredEvents stored =
        (scan, sink) ->
            events.stream()
                .filter(event -> !event.time().isBefore(scan.from()))
                .filter(event -> !event.time().isAfter(scan.to()))
                .forEach(sink);
    long first =
        events.stream().mapToLong(event -> event.millis(Column.EVENT_TIME)).min().orElse(0);
    long last = events.stream().mapToLong(event -> event.millis(Column.EVENT_TIME)).max().orElse(0);
    return EpisodeHunt.chains(stored, new DetectorMatcher(detector), rule, new Span(first, last))
        .stream()
        .anyMatch(found -> found.chain().isEpisode());
  }
}
