package dev.iamtracker.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.hunt.RuleExamples;
import dev.iamtracker.hunt.Rules;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// There are rules `a`, `b` and `c` for events named A, B and C, each with a number as UUID. An
/// event is written as name, minute, user, and a value, such as `A 0 ana 5`.
class CorrelationLanguageTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /// Each line: a correlation, events, whether they make an episode.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          {type: event_count, rules: a, timespan: 5m, condition: {gte: 2}} ! A 0 ana, A 5 ben ! true
          {type: event_count, rules: a, timespan: 5m, condition: {gte: 2}} ! A 0 ana, A 6 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {gte: 2}} ! A 0 ana, B 1 ana ! false
          {type: event_count, rules: [a, b], timespan: 5m, condition: {gte: 2}} ! A 0 ana, B 1 ana ! true
          {type: event_count, rules: [a, b], timespan: 5m, condition: {gte: 2}} ! A 0 ana, C 1 ana ! false
          {type: event_count, rules: [a], group-by: [sourceIPAddress], timespan: 5m, condition: {gte: 2}} ! A 0 ana, A 1 ana ! true
          {type: event_count, rules: [a], group-by: [sourceIPAddress], timespan: 5m, condition: {gte: 2}} ! A 0 ana, A 1 ben ! false
          {type: event_count, rules: [a], group-by: sourceIPAddress, timespan: 5m, condition: {gte: 2}} ! A 0 ana, A 1 ana ! true
          {type: event_count, rules: [a], group-by: [sourceIPAddress, requestParameters.v], timespan: 5m, condition: {gte: 2}} ! A 0 ana 1, A 1 ana 1 ! true
          {type: event_count, rules: [a], group-by: [sourceIPAddress, requestParameters.v], timespan: 5m, condition: {gte: 2}} ! A 0 ana 1, A 1 ana 2 ! false
          {type: event_count, rules: [a], group-by: [requestParameters.v], timespan: 5m, condition: {gte: 2}} ! A 0 ana, A 1 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {gt: 2}} ! A 0 ana, A 1 ana, A 2 ana ! true
          {type: event_count, rules: a, timespan: 5m, condition: {gt: 2}} ! A 0 ana, A 1 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {eq: 2}} ! A 0 ana, A 1 ana ! true
          {type: event_count, rules: a, timespan: 5m, condition: {eq: 2}} ! A 0 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {lt: 2}} ! A 0 ana ! true
          {type: event_count, rules: a, timespan: 5m, condition: {lt: 1}} ! A 0 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {lte: 1}} ! A 0 ana ! true
          {type: event_count, rules: a, timespan: 5m, condition: {lte: 1}} ! B 0 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {neq: 1}} ! A 0 ana, A 1 ana ! true
          {type: event_count, rules: a, timespan: 5m, condition: {neq: 1}} ! A 0 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {gt: 1, lte: 3}} ! A 0 ana, A 1 ana ! true
          {type: event_count, rules: a, timespan: 5m, condition: {gt: 1, lte: 3}} ! A 0 ana ! false
          {type: event_count, rules: a, timespan: 5m, condition: {gt: 1, lt: 2}} ! A 0 ana, A 1 ana ! false
          {type: value_count, rules: a, timespan: 5m, condition: {field: requestParameters.v, gte: 2}} ! A 0 ana 1, A 1 ben 2 ! true
          {type: value_count, rules: a, timespan: 5m, condition: {field: requestParameters.v, gte: 2}} ! A 0 ana 1, A 1 ben 1 ! false
          {type: value_count, rules: a, timespan: 5m, condition: {field: requestParameters.v, gte: 2}} ! A 0 ana 1, A 1 ana ! false
          {type: value_count, rules: a, group-by: sourceIPAddress, timespan: 5m, condition: {field: requestParameters.v, gte: 2}} ! A 0 ana 1, A 1 ben 2 ! false
          {type: value_sum, rules: a, timespan: 5m, condition: {field: requestParameters.v, gt: 9}} ! A 0 ana 5, A 1 ana 4.5 ! true
          {type: value_sum, rules: a, timespan: 5m, condition: {field: requestParameters.v, gt: 9}} ! A 0 ana 5, A 1 ana 4 ! false
          {type: value_sum, rules: a, timespan: 5m, condition: {field: requestParameters.v, gt: 9}} ! A 0 ana 5, A 6 ana 5 ! false
          {type: value_avg, rules: a, timespan: 5m, condition: {field: requestParameters.v, eq: 3}} ! A 0 ana 1, A 1 ana 5 ! true
          {type: value_avg, rules: a, timespan: 5m, condition: {field: requestParameters.v, eq: 3}} ! A 0 ana 1, A 1 ana 4 ! false
          {type: value_median, rules: a, timespan: 5m, condition: {field: requestParameters.v, eq: 5}} ! A 0 ana 1, A 1 ana 99, A 2 ana 5 ! true
          {type: value_median, rules: a, timespan: 5m, condition: {field: requestParameters.v, eq: 5}} ! A 0 ana 1, A 1 ana 99, A 2 ana 6 ! false
          {type: value_percentile, rules: a, timespan: 5m, condition: {field: requestParameters.v, percentile: 100, eq: 9}} ! A 0 ana 1, A 1 ana 9 ! true
          {type: value_percentile, rules: a, timespan: 5m, condition: {field: requestParameters.v, percentile: 0, eq: 9}} ! A 0 ana 1, A 1 ana 9 ! false
          {type: temporal, rules: [a, b], timespan: 5m} ! B 0 ana, A 5 ana ! true
          {type: temporal, rules: [a, b], timespan: 5m} ! B 0 ana, A 6 ana ! false
          {type: temporal, rules: [a, b], timespan: 5m} ! A 0 ana, A 1 ana ! false
          {type: temporal, rules: [a, b], group-by: [sourceIPAddress], timespan: 5m} ! A 0 ana, B 1 ana ! true
          {type: temporal, rules: [a, b], group-by: [sourceIPAddress], timespan: 5m} ! A 0 ana, B 1 ben ! false
          {type: temporal, rules: [a, b, c], timespan: 5m, condition: {gte: 2}} ! A 0 ana, C 1 ana ! true
          {type: temporal, rules: [a, b, c], timespan: 5m, condition: {gte: 2}} ! A 0 ana, A 1 ana ! false
          {type: temporal, rules: [a, b, c], timespan: 5m, condition: a and (b or c)} ! A 0 ana, C 1 ana ! true
          {type: temporal, rules: [a, b, c], timespan: 5m, condition: a and (b or c)} ! B 0 ana, C 1 ana ! false
          {type: temporal, rules: [a, b, c], timespan: 5m, condition: 1 of them} ! C 1 ana ! true
          {type: temporal, rules: [a, b, c], timespan: 5m, condition: all of them} ! A 0 ana, C 1 ana ! false
          {type: temporal_ordered, rules: [a, b], timespan: 5m} ! A 0 ana, B 5 ana ! true
          {type: temporal_ordered, rules: [a, b], timespan: 5m} ! B 0 ana, A 5 ana ! false
          {type: temporal_ordered, rules: [a, b], timespan: 5m} ! A 0 ana, B 6 ana ! false
          {type: ordered_temporal, rules: [a, b], timespan: 5m} ! A 0 ana, B 5 ana ! true
          {type: temporal_ordered, rules: [a, b], timespan: 5m, condition: a and b} ! B 0 ana, A 5 ana ! false
          {type: temporal_ordered, rules: [a, b], timespan: 5m, condition: {gte: 2}} ! A 0 ana, B 5 ana ! true
          {type: event_count, rules: a, timespan: 300s, condition: {gte: 2}} ! A 0 ana, A 5 ana ! true
          {type: event_count, rules: a, timespan: 299s, condition: {gte: 2}} ! A 0 ana, A 5 ana ! false
          {type: event_count, rules: a, timespan: 1h, condition: {gte: 2}} ! A 0 ana, A 60 ana ! true
          {type: event_count, rules: a, timespan: 1h, condition: {gte: 2}} ! A 0 ana, A 61 ana ! false
          {type: event_count, rules: a, timespan: 1d, condition: {gte: 2}} ! A 0 ana, A 1440 ana ! true
          {type: event_count, rules: a, timespan: 1d, condition: {gte: 2}} ! A 0 ana, A 1441 ana ! false
          {type: event_count, rules: a, timespan: 1w, condition: {gte: 2}} ! A 0 ana, A 10080 ana ! true
          {type: event_count, rules: a, timespan: 1w, condition: {gte: 2}} ! A 0 ana, A 10081 ana ! false
          {type: event_count, rules: a, timespan: 1M, condition: {gte: 2}} ! A 0 ana, A 43200 ana ! true
          {type: event_count, rules: a, timespan: 1M, condition: {gte: 2}} ! A 0 ana, A 43201 ana ! false
          {type: temporal, rules: [a, b], group-by: [who], aliases: {who: {a: sourceIPAddress, b: requestParameters.v}}, timespan: 5m} ! A 0 ana x, B 1 ben ana ! true
          {type: temporal, rules: [a, b], group-by: [who], aliases: {who: {a: sourceIPAddress, b: requestParameters.v}}, timespan: 5m} ! A 0 ana x, B 1 ana x ! false
          {type: temporal, rules: [$A, b], timespan: 5m, condition: $A and not b} ! A 0 ana ! true
          {type: temporal, rules: [$A, b], timespan: 5m, condition: $A and not b} ! B 0 ana ! false
          {type: temporal, rules: [$A, b], group-by: [who], aliases: {who: {$A: sourceIPAddress, b: requestParameters.v}}, timespan: 5m} ! A 0 ana x, B 1 ben ana ! true
          {type: temporal, rules: [$A, b], group-by: [who], aliases: {who: {a: sourceIPAddress, $B: requestParameters.v}}, timespan: 5m} ! A 0 ana x, B 1 ben ana ! true
          {type: temporal, rules: [$A, b], group-by: [who], aliases: {who: {$A: sourceIPAddress, b: requestParameters.v}}, timespan: 5m} ! A 0 ana x, B 1 ana x ! false
          {type: temporal_ordered, rules: [twice, c], timespan: 9m} ! A 0 ana, A 1 ana, C 9 ana ! true
          {type: temporal_ordered, rules: [twice, c], timespan: 9m} ! A 0 ana, A 1 ben, C 9 ana ! false
          {type: temporal_ordered, rules: [twice, c], timespan: 9m} ! A 0 ana, A 1 ana, C 11 ana ! false
          {type: temporal_ordered, rules: [twice, c], group-by: sourceIPAddress, timespan: 9m} ! A 0 ana, A 1 ana, C 9 ana ! true
          {type: temporal_ordered, rules: [twice, c], group-by: sourceIPAddress, timespan: 9m} ! A 0 ana, A 1 ana, C 9 ben ! false
          {type: event_count, rules: twice, timespan: 60m, condition: {gte: 2}} ! A 0 ana, A 1 ana, A 30 ben, A 31 ben ! true
          {type: event_count, rules: twice, timespan: 60m, condition: {gte: 2}} ! A 0 ana, A 1 ana, A 30 ben, A 31 ana ! false
          """)
  void finds(String correlation, String events, boolean found) {
    String rules =
        rules()
            + """
              ---
              title: Twice
              name: twice
              correlation: {type: event_count, rules: a, group-by: sourceIPAddress, timespan: 5m, condition: {gte: 2}}
              ---
              title: Tried
              name: tried
              correlation: %s
              x-iat: {examples: [{name: x, match: %s, events: [%s]}]}
              """
                .formatted(withUuids(correlation), found, json(events));
    RuleSet set = set(rules);

    assertThat(set.errors()).isEmpty();
    assertThat(
            new RuleExamples(Rules.of(set, new OffHours(0, 0, ZoneOffset.UTC), Set.of()))
                .run(set.rule("tried").orElseThrow().head()))
        .singleElement()
        .satisfies(result -> assertThat(result.problem()).isEmpty());
  }

  /// Each line: a correlation, the error. It is in line 21, from column 14.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          {type: event_cont, rules: a, timespan: 5m, condition: {gte: 2}} ! 21:21 ! unknown type 'event_cont'; did you mean 'event_count'? known are event_count, value_count, temporal, temporal_ordered, value_sum, value_avg, value_percentile, value_median
          {type: event_count, timespan: 5m, condition: {gte: 2}} ! 21:14 ! 'rules' is missing
          {type: event_count, rules: [], timespan: 5m, condition: {gte: 2}} ! 21:41 ! a correlation looks at no rule
          {type: event_count, rules: a, condition: {gte: 2}} ! 21:14 ! 'timespan' is missing
          {type: event_count, rules: a, timespan: 5, condition: {gte: 2}} ! 21:54 ! no timespan: '5'; write such as 30s, 10m, 2h, 1d, 1w or 1M
          {type: event_count, rules: a, timespan: 0m, condition: {gte: 2}} ! 21:54 ! no timespan: '0m'; write such as 30s, 10m, 2h, 1d, 1w or 1M
          {type: event_count, rules: a, timespan: 5m} ! 21:14 ! a condition such as {gte: 5} is missing
          {type: event_count, rules: a, timespan: 5m, condition: a} ! 21:69 ! condition has to be a map such as {gte: 5}
          {type: event_count, rules: a, timespan: 5m, condition: {atleast: 5}} ! 21:70 ! unknown comparison 'atleast'; known are gt, gte, lt, lte, eq, neq
          {type: event_count, rules: a, timespan: 5m, condition: {gte: many}} ! 21:75 ! gte has to be a number, not the text 'many'
          {type: value_count, rules: a, timespan: 5m, condition: {gte: 2}} ! 21:14 ! the condition needs a field: which values does value_count look at?
          {type: value_percentile, rules: a, timespan: 5m, condition: {field: f, percentile: 101, gte: 2}} ! 21:97 ! percentile is a number from 0 to 100
          {type: event_count, rules: a, timespam: 5m, condition: {gte: 2}} ! 21:44 ! unknown name 'timespam' in a correlation; did you mean 'timespan'? known are type, rules, group-by, timespan, condition, aliases, generate
          {type: temporal, rules: [a, b], timespan: 5m, condition: a and c} ! 21:71 ! the condition names 'c', which there is not; did you mean 'a'? known are a, b
          {type: temporal_ordered, rules: [a, b], timespan: 5m, condition: a or b} ! 21:14 ! temporal_ordered needs all of its rules; leave out the condition, or use temporal
          {type: temporal_ordered, rules: [a, b], timespan: 5m, condition: {gte: 1}} ! 21:14 ! temporal_ordered needs all of its rules; leave out the condition, or use temporal
          {type: event_count, rules: a, timespan: 5m, condition: {gte: 2}, generate: maybe} ! 21:89 ! generate has to be true or false, not the text 'maybe'
          {type: event_count, rules: d, timespan: 5m, condition: {gte: 2}} ! 19:1 ! the correlation looks at 'd', which there is not (or has an error)
          {type: event_count, rules: tried, timespan: 5m, condition: {gte: 2}} ! 19:1 ! the correlation looks at itself
          {type: temporal, rules: [a, b], group-by: u, aliases: {u: {a: f, d: g}}, timespan: 5m} ! 19:1 ! the alias 'u' is about 'd', which the correlation does not look at; did you mean 'a'? known are a, b
          """)
  void saysWhatIsWrong(String correlation, String place, String reason) {
    String rule = "---\ntitle: Tried\nname: tried\ncorrelation: " + correlation + "\n";

    assertThat(set(rules() + rule).errors())
        .map(SigmaError::toString)
        .containsExactly("a.yml:" + place + ": " + reason);
  }

  @Test
  void anErrorInACorrelationIsAnErrorInThoseThatLookAtIt() {
    String rule =
        """
        ---
        title: %s
        name: %s
        correlation: {type: event_count, rules: %s, timespan: 5m, condition: {gte: 2}}
        """;

    RuleSet set =
        set(
            rules()
                + rule.formatted("One", "one", "two")
                + rule.formatted("Two", "two", "one")
                + rule.formatted("Three", "three", "one")
                + rule.formatted("Four", "four", "a"));

    assertThat(set.correlations()).map(one -> one.head().id()).containsExactly("four");
    assertThat(set.errors()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"'', false", "generate: false, false", "generate: true, true"})
  void generateLeavesTheRulesFindingsOfTheirOwn(String generate, boolean own) {
    RuleSet set =
        set(
            rules()
                + """
                  ---
                  title: Tried
                  %s
                  correlation: {type: temporal, rules: [a, b], timespan: 5m}
                  """
                    .formatted(generate.isEmpty() ? "name: tried" : generate));

    assertThat(set.baseOnly()).isEqualTo(own ? Set.of() : Set.of("a", "b"));
  }

  private static String rules() {
    return Stream.of("A", "B", "C")
        .map(
            name ->
                """
                title: %1$s
                name: %2$s
                id: %3$s
                logsource: {product: aws, service: cloudtrail}
                detection: {x: {eventName: %1$s}, condition: x}
                """
                    .formatted(name, name.toLowerCase(Locale.ROOT), uuid(name)))
        .reduce((one, other) -> one + "---\n" + other)
        .orElseThrow();
  }

  private static String uuid(String name) {
    return name.toLowerCase(Locale.ROOT).repeat(8) + "-0000-4000-8000-000000000000";
  }

  private static String withUuids(String text) {
    return text.replace("$A", uuid("A")).replace("$B", uuid("B"));
  }

  private static String json(String events) {
    return Stream.of(events.split(", "))
        .map(event -> event.split(" "))
        .map(
            words ->
                """
                {eventSource: iam.amazonaws.com, eventName: %s, eventTime: '%s', sourceIPAddress: %s%s}"""
                    .formatted(
                        words[0],
                        NOON.plusSeconds(60 * Long.parseLong(words[1])),
                        words[2],
                        words.length > 3 ? ", requestParameters: {v: " + words[3] + "}" : ""))
        .reduce((one, other) -> one + ", " + other)
        .orElseThrow();
  }

  private static RuleSet set(String rules) {
    return RuleSet.of(List.of(), List.of(new RuleSource("a.yml", rules)), Map.of());
  }
}
