package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.IdentityEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/// Gates and guards spare work and change nothing: a rule matches with them what it matches
/// without.
class GatesProperties {
  private static final List<String> FIELDS =
      List.of("eventName", "eventSource", "errorCode", "userIdentity.type", "eventType");
  private static final List<String> GUARDED =
      List.of("userAgent", "userAgent", "userAgent", "sourceIPAddress", "eventName", "errorCode");
  private static final List<String> MODIFIERS =
      List.of(
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "|cased",
          "|contains",
          "|startswith",
          "|neq",
          "|re",
          "|exists");
  private static final List<String> TEXTS =
      List.of(
          "'a'",
          "'a'",
          "'A'",
          "'a'",
          "'b'",
          "'aB'",
          "'A'",
          "'b'",
          "'aB'",
          "'\u212a'",
          "'k'",
          "'\u00c4'",
          "'a*'",
          "'?'",
          "'\\*'",
          "''",
          "'5'",
          "'true'");
  private static final List<String> OTHERS = List.of("null", "5", "true");
  private static final List<String> FOUND =
      List.of(
          "\"a\"",
          "\"a\"",
          "\"A\"",
          "\"b\"",
          "\"aB\"",
          "\"A\"",
          "\"b\"",
          "\"AB\"",
          "\"k\"",
          "\"\u212a\"",
          "\"K\"",
          "\"\u00e4\"",
          "\"*\"",
          "\"\"",
          "\"5\"",
          "5",
          "true",
          "null",
          "[\"a\", \"b\"]",
          "{\"a\": \"b\"}");

  @Property(tries = 1_000)
  void gatesMissNothing(
      @ForAll("detection") String detection, @ForAll("events") List<IdentityEvent> events) {
    CompiledRules rules = Trial.compiled(Trial.rule(detection));
    CompiledRule rule = rules.rules().getFirst();
    var gated = new Detector(rules);
    EventFields fields = rules.fields();

    for (IdentityEvent event : events) {
      fields.show(event);
      boolean holds = rule.matching().holds(fields);
      Statistics.label("gated and matched")
          .collect(rule.gate().isPresent(), holds)
          .coverage(
              seen -> {
                seen.check(true, true).percentage(share -> share > 0.5);
                seen.check(true, false).percentage(share -> share > 1);
                seen.check(false, true).percentage(share -> share > 1);
              });
      assertThat(!gated.match(event).isEmpty())
          .as("%s on %s with %s", detection, event, rule.gate())
          .isEqualTo(holds);
    }
    assertThat(gated.faults()).isEmpty();
  }

  @Property(tries = 200)
  void manyRulesMatchWhatEachMatchesAlone(
      @ForAll("detections") List<String> detections, @ForAll("events") List<IdentityEvent> events) {
    var all = new StringBuilder();
    for (int i = 0; i < detections.size(); i++) {
      all.append(Trial.rule(detections.get(i)).replace("name: rule", "name: r" + i))
          .append("---\n");
    }
    CompiledRules rules = Trial.compiled(all.toString());
    var detector = new Detector(rules);
    EventFields fields = rules.fields();

    for (IdentityEvent event : events) {
      fields.show(event);
      Set<String> alone =
          rules.rules().stream()
              .filter(rule -> rule.matching().holds(fields))
              .map(CompiledRule::id)
              .collect(Collectors.toSet());
      assertThat(detector.match(event)).map(CompiledRule::id).hasSameElementsAs(alone);
    }
  }

  @Provide
  Arbitrary<List<String>> detections() {
    return Arbitraries.oneOf(detection(FIELDS), detection(GUARDED))
        .list()
        .ofMinSize(2)
        .ofMaxSize(20);
  }

  /// Some selections and a condition over them.
  @Provide
  Arbitrary<String> detection() {
    return detection(FIELDS);
  }

  private static Arbitrary<String> detection(List<String> fields) {
    Arbitrary<List<String>> selections = selection(fields).list().ofSize(3);
    return Combinators.combine(selections, condition(3))
        .as(
            (three, condition) ->
                "x: %s\ny: %s\nz: %s\ncondition: %s"
                    .formatted(three.get(0), three.get(1), three.get(2), condition));
  }

  private static Arbitrary<String> condition(int depth) {
    Arbitrary<String> word = Arbitraries.of("x", "y", "z");
    if (depth == 0) {
      return word;
    }
    Arbitrary<String> inner = condition(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(3, word),
        Tuple.of(1, Arbitraries.of("1 of them", "all of them")),
        Tuple.of(1, inner.map(one -> "not (" + one + ")")),
        Tuple.of(2, Combinators.combine(inner, inner).as((a, b) -> "(" + a + " and " + b + ")")),
        Tuple.of(2, Combinators.combine(inner, inner).as((a, b) -> "(" + a + " or " + b + ")")));
  }

  private static Arbitrary<String> selection(List<String> fields) {
    Arbitrary<String> map =
        test(fields).list().ofMinSize(1).ofMaxSize(2).map(GatesProperties::joined);
    return Arbitraries.frequencyOf(
        Tuple.of(4, map),
        Tuple.of(1, map.list().ofSize(2).map(maps -> "[" + String.join(", ", maps) + "]")),
        Tuple.of(
            1,
            Combinators.combine(map, Arbitraries.of("a", "k"))
                .as((one, word) -> "[" + one + ", " + word + "]")));
  }

  /// A field twice in a map is an error.
  private static String joined(List<String> tests) {
    var names = new TreeSet<String>();
    return tests.stream()
        .filter(test -> names.add(test.substring(0, test.indexOf(':'))))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Arbitrary<String> test(List<String> fields) {
    return Combinators.combine(Arbitraries.of(fields), Arbitraries.of(MODIFIERS))
        .flatAs(
            (field, modifier) -> values(modifier).map(value -> field + modifier + ": " + value));
  }

  private static Arbitrary<String> values(String modifier) {
    Arbitrary<String> texts = Arbitraries.of(TEXTS);
    return switch (modifier) {
      case "|exists" -> Arbitraries.of("true", "false");
      case "|re" -> Arbitraries.of("'a'", "'^[ab]$'", "''");
      case "" ->
          list(Arbitraries.frequencyOf(Tuple.of(5, texts), Tuple.of(1, Arbitraries.of(OTHERS))));
      default -> list(texts);
    };
  }

  private static Arbitrary<String> list(Arbitrary<String> values) {
    return values
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(list -> list.size() == 1 ? list.getFirst() : "[" + String.join(", ", list) + "]");
  }

  @Provide
  Arbitrary<List<IdentityEvent>> events() {
    return event().list().ofMinSize(1).ofMaxSize(8);
  }

  private static Arbitrary<IdentityEvent> event() {
    Arbitrary<String> found = Arbitraries.of(FOUND);
    Arbitrary<String> text = found.filter(one -> one.startsWith("\"") && !one.equals("\"\""));
    return Combinators.combine(text, text, found.optional(), found.optional(), found, found, found)
        .as(
            (name, source, error, type, kind, agent, address) ->
                """
                {"eventName": %s, "eventSource": %s, "eventType": %s, "userIdentity": {%s}%s,
                 "userAgent": %s, "sourceIPAddress": %s}
                """
                    .formatted(
                        name,
                        source,
                        kind,
                        type.map(one -> "\"type\": " + one).orElse(""),
                        error.map(one -> ", \"errorCode\": " + one).orElse(""),
                        agent,
                        address))
        .map(Trial::event);
  }
}
