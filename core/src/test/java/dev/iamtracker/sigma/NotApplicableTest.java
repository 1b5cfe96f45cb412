package dev.iamtracker.sigma;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(set.notApplicable())
        .map(rule -> rule.notApplicable().orElse(""))
        .containsOnly(reason);
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

  private static RuleSet set(String rules) {
    return RuleSet.of(List.of(), List.of(new RuleSource("a.yml", rules)), Map.of());
  }
}
