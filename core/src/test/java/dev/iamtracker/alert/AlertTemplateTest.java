package dev.iamtracker.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.hunt.ExampleFindings;
import dev.iamtracker.hunt.ExampleFindings.Found;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What the whole built-in pack says, example by example.
class AlertTemplateTest {
  private static final String DENIALS =
      "AccessDenied(Exception)?|Client\\.UnauthorizedOperation|UnauthorizedOperation";
  private static final List<Found> FOUND = ExampleFindings.ofBuiltInRules();

  /// Columns that name what an event was done to.
  private static final List<Column> TARGETS =
      List.of(
          Column.TARGET_USER_NAME,
          Column.GROUP_NAME,
          Column.ROLE_NAME,
          Column.PERMISSION_SET_NAME,
          Column.PERMISSION_SET_ARN,
          Column.POLICY_NAME,
          Column.POLICY_ARN,
          Column.APPLICATION_ID);

  @Test
  void everyRuleHasItsSay() {
    assertThat(FOUND).filteredOn(found -> found.findings().size() != 1).isEmpty();
    assertThat(FOUND.stream().map(found -> found.rule().id()).distinct()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @FieldSource("FOUND")
  void namesActorActionTargetOutcomeAndNextStep(Found found) {
    for (Finding finding : found.findings()) {
      Message message = text(finding);
      IdentityEvent event = event(found, finding);

      assertThat(message.sentence()).as("actor").contains(finding.actor());
      assertThat(message.facts())
          .containsEntry(Fact.ACTOR, event.text(Column.USER_NAME).orElseThrow())
          .containsEntry(Fact.EVENT_NAME, event.text(Column.EVENT_NAME).orElseThrow())
          .containsEntry(Fact.OUTCOME, outcome(event));
      assertThat(message.fact(Fact.TARGET)).matches("root|(?!unknown)[a-z]+( [a-z]+)* \\S.*");
      List<String> targets = TARGETS.stream().flatMap(one -> event.text(one).stream()).toList();
      if (!targets.isEmpty()) {
        assertThat(targets).anyMatch(target -> message.fact(Fact.TARGET).endsWith(" " + target));
      }
      assertThat(message.sentence()).as("outcome").matches(said(finding, event));
      assertThat(message.steps()).isNotEmpty().allMatch(step -> step.matches("[A-Z].{10,}\\."));
      assertThat(message.techniques()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("FOUND")
  void saysHowBadWhenAndWhere(Found found) {
    for (Finding finding : found.findings()) {
      Message message = text(finding);
      IdentityEvent event = event(found, finding);

      assertThat(message.level())
          .isEqualTo(finding.attempt() ? found.rule().level().lower() : found.rule().level());
      assertThat(message.fact(Fact.TIME)).matches("2\\d{3}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
      assertThat(message.facts())
          .containsEntry(Fact.ACCOUNT, event.text(Column.ACCOUNT_ID).orElseThrow())
          .containsEntry(Fact.REGION, event.text(Column.AWS_REGION).orElseThrow())
          .containsEntry(Fact.SOURCE_IP, event.text(Column.SOURCE_IP).orElseThrow());
      assertThat(message.link()).isPresent();
    }
  }

  @ParameterizedTest
  @FieldSource("FOUND")
  void leavesNothingUnfilled(Found found) {
    for (Finding finding : found.findings()) {
      assertThat(texts(text(finding)))
          .allSatisfy(
              text ->
                  assertThat(text)
                      .doesNotContainPattern(
                          "[{}]|\\bnull\\b|\\(\\s*\\)|\\[\\s*]|  |\\(not recorded")
                      .isEqualTo(text.strip())
                      .isNotEmpty());
    }
  }

  @ParameterizedTest
  @FieldSource("FOUND")
  void fitsTheSubjectOfAMail(Found found) {
    for (Finding finding : found.findings()) {
      assertThat(text(finding).subject())
          .matches("[ -~]{30,99}")
          .startsWith("[" + finding.level().name() + "] IAM Alert: " + found.rule().title());
    }
  }

  private static Message text(Finding finding) {
    return new AlertText(ZoneOffset.UTC).of(finding, false);
  }

  /// The event that shows the finding; of an episode any one of the same action does.
  private static IdentityEvent event(Found found, Finding finding) {
    return found.events().stream()
        .filter(
            event ->
                finding.episode() == null
                    ? event.id().toString().equals(finding.eventId())
                    : event.text(Column.EVENT_NAME).orElse("").equals(finding.action())
                        && event.text(Column.USER_NAME).orElse("").equals(finding.actor())
                        && event.text(Column.SOURCE_IP).orElse("").equals(finding.sourceIp())
                        && event
                            .text(Column.OUTCOME)
                            .orElse("")
                            .equals(finding.error().isEmpty() ? "success" : "failure"))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static String outcome(IdentityEvent event) {
    boolean denied =
        event.text(Column.ERROR_CODE).filter(code -> code.matches(DENIALS)).isPresent();
    return denied ? "denied" : event.text(Column.OUTCOME).orElseThrow();
  }

  private static String said(Finding finding, IdentityEvent event) {
    if (finding.attempt()) {
      return ".* tried to .* (was denied|failed).*";
    }
    if (finding.episode() != null) {
      return ".*(\\d+ |after at least three ).*";
    }
    return event.text(Column.OUTCOME).orElse("").equals("failure")
        ? ".*\\bfailed\\b.*"
        : "(?!.*\\b(tried|denied|failed)\\b).*";
  }

  private static List<String> texts(Message message) {
    return Stream.of(
            Stream.of(message.sentence(), message.subject()),
            message.facts().entrySet().stream()
                .filter(fact -> fact.getKey() != Fact.USER_AGENT && fact.getKey() != Fact.ERROR)
                .map(Map.Entry::getValue),
            message.steps().stream(),
            message.techniques().stream())
        .flatMap(texts -> texts)
        .toList();
  }
}
