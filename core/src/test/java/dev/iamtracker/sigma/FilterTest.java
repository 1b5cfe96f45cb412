package dev.iamtracker.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.sigma.SigmaRule.Detection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  private static final String RULES =
      """
      title: One
      name: one
      id: 11111111-1111-4111-8111-111111111111
      logsource: {product: aws, service: cloudtrail}
      detection: {a: {eventName: One}, condition: a}
      ---
      title: Two
      name: two
      logsource: {product: aws, service: cloudtrail}
      detection: {a: {eventName: Two}, condition: a}
      ---
      title: Three
      name: three
      correlation: {type: event_count, rules: one, timespan: 5m, condition: {gte: 2}, generate: true}
      ---
      """;

  /// Each line: the rules that a filter names, those that it narrows.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          one                                    ! one
          [one]                                  ! one
          11111111-1111-4111-8111-111111111111   ! one
          [two, one]                             ! one,two
          any                                    ! one,two
          """)
  void narrowsTheRulesThatItNames(String named, String narrowed) {
    RuleSet set = set(filter(named, "not b"));

    assertThat(set.errors()).isEmpty();
    assertThat(set.notices()).isEmpty();
    assertThat(narrowed(set)).isEqualTo(Set.of(narrowed.split(",")));
  }

  @Test
  void isJoinedToTheConditionByAnd() {
    Condition own = set("title: x").detections().getFirst().condition();
    Condition narrowed = set(filter("one", "not b")).detections().getFirst().condition();

    assertThat(narrowed).isInstanceOf(Condition.All.class);
    List<Condition> parts = ((Condition.All) narrowed).parts();
    assertThat(parts.getFirst()).isEqualTo(own);
    assertThat(parts.getLast()).isInstanceOf(Condition.Not.class);
  }

  @Test
  void joinsOthersOfTheSameRule() {
    RuleSet set = set(filter("one", "not b") + "---\n" + filter("any", "b").replace("F", "G"));

    assertThat(((Condition.All) set.detections().getFirst().condition()).parts()).hasSize(3);
  }

  /// Each line: the rules that a filter names, the error.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          four          ! a.yml:16:1: the filter is about 'four', and there is no such rule on single events
          [four, three] ! a.yml:16:1: the filter is about 'four', 'three', and there is no such rule on single events
          {one: two}    ! a.yml:18:10: rules has to be a text, not a map
          """)
  void isAnErrorWhenItIsAboutNothing(String named, String error) {
    RuleSet set = set(filter(named, "not b"));

    assertThat(set.errors()).map(SigmaError::toString).containsExactly(error);
    assertThat(narrowed(set)).isEmpty();
  }

  @Test
  void saysWhichOfItsRulesThereAreNot() {
    RuleSet set = set(filter("[one, four]", "not b"));

    assertThat(set.notices())
        .containsExactly("a.yml:16:1: the filter is also about 'four', which there is not");
    assertThat(narrowed(set)).containsExactly("one");
  }

  @Test
  void hasToSayWhichRulesItIsAbout() {
    assertThat(set("title: F\nfilter: {b: {f: x}, condition: not b}\n").errors())
        .map(SigmaError::toString)
        .containsExactly("a.yml:17:9: 'rules' is missing");
  }

  private static String filter(String named, String condition) {
    return """
        title: F
        filter:
          rules: %s
          b: {eventName: x}
          condition: %s
        """
        .formatted(named, condition);
  }

  private static Set<String> narrowed(RuleSet set) {
    return set.detections().stream()
        .filter(rule -> rule.condition() instanceof Condition.All)
        .map(Detection::head)
        .map(RuleHead::id)
        .collect(Collectors.toSet());
  }

  private static RuleSet set(String filter) {
    return RuleSet.of(List.of(), List.of(new RuleSource("a.yml", RULES + filter)), Map.of());
  }
}
