package dev.iamtracker.sigma;

import static dev.iamtracker.sigma.RuleTexts.load;
import static dev.iamtracker.sigma.RuleTexts.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Documents about logs of other products, among those about CloudTrail's.
class OtherLogsTest {
  private static final String ELSEWHERE =
      rule("elsewhere").replace("product: aws", "product: windows");

  private static String correlation(String rule) {
    return """
    title: Many of them
    name: many
    correlation:
      type: event_count
      rules: [%s]
      timespan: 5m
      condition: {gte: 5}
    """
        .formatted(rule);
  }

  private static String filter(String product) {
    return """
    title: Leave out the scanner
    name: scanner
    logsource: {product: %s}
    filter:
      rules: any
      selection:
        User: scanner
      condition: not selection
    """
        .formatted(product);
  }

  @Test
  void aFilterOfOtherLogsNarrowsNothingHereAndIsToldOf() {
    RuleSet set = load(rule("here") + "---\n" + filter("windows"));

    assertThat(set.detections())
        .extracting(SigmaRule.Detection::condition)
        .isEqualTo(
            load(rule("here")).detections().stream().map(SigmaRule.Detection::condition).toList());
    assertThat(set.errors()).isEmpty();
    assertThat(set.notices())
        .containsExactly(
            "bad.yml:9:1: the filter 'scanner' narrows nothing: it is about logs of windows");
  }

  @Test
  void aFilterOfOurLogsNarrows() {
    RuleSet set = load(rule("here") + "---\n" + filter("aws"));

    assertThat(set.detections().getFirst().condition()).isInstanceOf(Condition.All.class);
    assertThat(set.notices()).isEmpty();
  }

  @Test
  void aCorrelationOfOtherLogsIsToldOf() {
    RuleSet set = load(ELSEWHERE + "---\n" + correlation("elsewhere"));

    assertThat(set.errors()).isEmpty();
    assertThat(set.notApplicable()).hasSize(1);
    assertThat(set.notices())
        .containsExactly(
            "bad.yml:9:1: the correlation 'many' never matches: the rules it looks at are about"
                + " other logs");
  }

  @Test
  void aCorrelationOfOurLogsIsNotWorthATalk() {
    RuleSet set = load(rule("here") + "---\n" + correlation("here"));

    assertThat(set.correlations()).hasSize(1);
    assertThat(set.notices()).isEmpty();
  }
}
