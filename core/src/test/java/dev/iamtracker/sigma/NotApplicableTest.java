package dev.iamtracker.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.sigma.RuleSet.NotApplicable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotApplicableTest {
  private static final String RULE =
      """
      title: A rule
      name: other
      logsource: %s
      detection: {a: {eventName: CreateUser}, condition: a}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          {product: windows, service: security}     ! it is about logs of windows
          {product: aws, service: guardduty}        ! it is about logs of the service guardduty
          {service: sshd}                           ! it is about logs of the service sshd
          {category: process_creation}              ! it is about logs of the category process_creation
          {category: webserver, product: linux}     ! it is about logs of linux
          {}                                        ! it is about logs of the category (none)
          """)
  void rulesForOtherLogsAreCountedWithTheReason(String logSource, String reason) {
    RuleSet set = set(RULE.formatted(logSource));

    assertThat(set.errors()).isEmpty();
    assertThat(set.detections()).isEmpty();
    assertThat(set.size()).isZero();
    assertThat(set.notApplicable()).map(NotApplicable::reason).containsExactly(reason);
    assertThat(set.rule("other")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          {product: aws, service: cloudtrail}
          {product: AWS, service: CloudTrail}
          {product: aws}
          {service: cloudtrail}
          {product: aws, service: cloudtrail, definition: all trails}
          """)
  void rulesForCloudTrailAreApplicable(String logSource) {
    RuleSet set = set(RULE.formatted(logSource));

    assertThat(set.notApplicable()).isEmpty();
    assertThat(set.detections()).hasSize(1);
  }

  @Test
  void anErrorInARuleForAnotherLogIsStillAnError() {
    RuleSet set = set(RULE.formatted("{product: windows}").replace("eventName", "eventName|x"));

    assertThat(set.notApplicable()).isEmpty();
    assertThat(set.errors()).hasSize(1);
  }

  /// Each line: the part of a rule about the rules `other` (not for CloudTrail) and `trail`, why it
  /// is left out; nothing when it is used.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          correlation: {type: event_count, rules: other, timespan: 5m, condition: {gte: 2}} ! it looks at 'other', which never matches: it is about logs of windows
          correlation: {type: event_count, rules: [other, trail], timespan: 5m, condition: {gte: 2}} ! ~~
          correlation: {type: temporal, rules: [other, trail], timespan: 5m} ! it looks at 'other', which never matches: it is about logs of windows
          correlation: {type: temporal, rules: [other, trail], timespan: 5m, condition: other or trail} ! ~~
          correlation: {type: temporal_ordered, rules: [trail, other], timespan: 5m} ! it looks at 'other', which never matches: it is about logs of windows
          correlation: {type: event_count, rules: chained, timespan: 5m, condition: {gte: 2}} ! it looks at 'chained', which never matches: it looks at 'other', which never matches: it is about logs of windows
          filter: {rules: other, a: {f: x}, condition: a} ! it is about rules for other logs
          filter: {rules: [other, trail], a: {f: x}, condition: a} ! ~~
          """)
  void whatIsAboutSuchRulesIsNotApplicableEither(String part, String reason) {
    String rules =
        String.join(
            "---\n",
            RULE.formatted("{product: windows}"),
            RULE.formatted("{product: aws}").replace("other", "trail"),
            """
            title: A rule in between
            name: chained
            correlation: {type: event_count, rules: other, timespan: 5m, condition: {gte: 2}}
            """,
            "title: About others\nname: about\n" + part + "\n");

    RuleSet set = set(rules);

    assertThat(set.errors()).isEmpty();
    assertThat(set.notApplicable())
        .filteredOn(other -> other.rule().head().id().equals("about"))
        .map(NotApplicable::reason)
        .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
  }

  @Test
  void aFilterForAnotherLogNarrowsNothing() {
    String filter =
        """
        ---
        title: Not these
        logsource: {product: windows}
        filter: {rules: any, a: {f: x}, condition: not a}
        """;
    String rule = RULE.formatted("{product: aws}");

    RuleSet set = set(rule + filter);

    assertThat(set.notApplicable())
        .map(NotApplicable::reason)
        .containsExactly("it is about logs of windows");
    assertThat(set.detections()).isEqualTo(set(rule).detections());
  }

  private static RuleSet set(String rules) {
    return RuleSet.of(List.of(), List.of(new RuleSource("a.yml", rules)), Map.of());
  }
}
