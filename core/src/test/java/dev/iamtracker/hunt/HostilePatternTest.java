package dev.iamtracker.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.RuleSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Patterns that take other engines longer than the age of the earth.
class HostilePatternTest {
  @Test
  void aSelectionThatIsNamedOftenIsMadeOnce() {
    String rule =
        """
        title: Hostile
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection:
            userAgent: [%s]
          condition: %s
        """
            .formatted(
                String.join(", ", Collections.nCopies(10_000, "'a*b?c'")),
                String.join(" or ", Collections.nCopies(9_000, "selection")));

    assertThat(rules(rule).errors()).isEmpty();
  }

  private static Rules rules(String rule) {
    return Rules.of(
        RuleSet.of(List.of(), List.of(new RuleSource("bad.yml", rule)), Map.of()),
        new OffHours(22, 6, ZoneOffset.UTC),
        Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "userAgent|re: '^(a+)+$'; false",
        "userAgent|re: '^(a+)+!$'; true",
        "userAgent|re: '^(a|aa)+$'; false",
        "userAgent|re: '^(.*a){30}b$'; false",
        "userAgent|re|i: '^([A-Z]*)*[0-9]$'; false",
        "userAgent: '*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b'; false",
        "userAgent: '*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*!'; true",
        "userAgent: '*a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?ab'; false",
        "userAgent|contains: 'a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ac'; false"
      })
  void aLongTextIsReadInTimeProportionalToIt(String field, boolean match) {
    String rule =
        """
        title: Hostile
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection:
            %s
          condition: selection
        x-iat:
          examples:
            - name: a long text
              match: %s
              event:
                eventID: 11111111-2222-4333-8444-555555555555
                eventTime: "2026-11-22T10:00:00Z"
                eventSource: iam.amazonaws.com
                eventName: CreateUser
                awsRegion: us-east-1
                recipientAccountId: "111122223333"
                userIdentity: {type: IAMUser, userName: alice}
                userAgent: "%s!"
        """
            .formatted(field, match, "a".repeat(20_000));
    Rules rules = rules(rule);

    assertThat(rules.errors()).isEmpty();
    assertThat(new RuleExamples(rules).run())
        .singleElement()
        .satisfies(result -> assertThat(result.problem()).isEmpty());
  }
}
