package dev.iamtracker.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTextTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void saysWhatARuleHasToSay() {
    Finding finding =
        text().of(rule("{actor} gave {target} {requestParameters.policyArn}", ""), false, event());

    assertThat(finding.sentence()).isEqualTo("ana gave user ben arn:aws:iam::aws:policy/Admin");
    assertThat(finding.id()).isEqualTo("attached/e-1");
    assertThat(finding.level()).isEqualTo(Level.HIGH);
  }

  @Test
  void anAttemptIsOneLevelLowerAndSaysSo() {
    Finding finding = text().of(rule("", ""), true, event());

    assertThat(finding.sentence())
        .isEqualTo(
            "ana tried to call AttachUserPolicy on user ben and was denied (AccessDenied): Attached");
    assertThat(finding.level()).isEqualTo(Level.MEDIUM);
    assertThat(finding.attempt()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied,                  and was denied",
    "Client.UnauthorizedOperation,  and was denied",
    "EntityAlreadyExistsException,  and failed (EntityAlreadyExistsException)",
    "Throttling,                    and failed (Throttling)"
  })
  void anAttemptThatWasAllowedIsNotCalledDenied(String error, String outcome) {
    IdentityEvent failed = event().with(Column.ERROR_CODE, Utf8.of(error));

    assertThat(text().of(rule("", "{actor} tried it and was denied"), true, failed).sentence())
        .isEqualTo("ana tried it " + outcome);
    assertThat(text().of(rule("", ""), true, failed).sentence())
        .startsWith("ana tried to call AttachUserPolicy on user ben " + outcome)
        .endsWith(" (" + error + "): Attached");
  }

  @Test
  void aRuleWithoutWordsGetsActorActionTargetAndOutcome() {
    Finding finding = text().of(rule("", ""), false, event());

    assertThat(finding.sentence())
        .isEqualTo(
            "ana called AttachUserPolicy on user ben, which failed (AccessDenied): Attached");
    assertThat(finding.response()).singleElement().asString().startsWith("Ask ana whether");
  }

  @Test
  void namesCountAndGroupOfAnEpisode() {
    var episode = new Episode("ana", NOON, NOON.plusSeconds(300), 7, List.of("e-0", "e-1"));

    Finding finding = text().of("id", rule("", ""), event(), episode);

    assertThat(finding.sentence())
        .isEqualTo("7 events of ana within 5 min, the last one AttachUserPolicy by ana: Attached");
  }

  @Test
  void cutsWhatAttackersMakeLong() {
    IdentityEvent event = builder().text(Column.TARGET_USER_NAME, "x".repeat(1_000_000)).build();

    assertThat(text().of(rule("", ""), false, event).sentence())
        .hasSizeLessThan(1_000)
        .contains("x…");
  }

  @Test
  void takesBracesOfAnAttackerAsText() {
    IdentityEvent event = builder().text(Column.TARGET_USER_NAME, "{actor} $1 \\").build();

    assertThat(text().of(rule("on {target}", ""), false, event).sentence())
        .isEqualTo("on user {actor} $1 \\");
  }

  @Test
  void fillsInDerivedFields() {
    assertThat(text().of(rule("{iat.actor.name} is {iat.mfa}: {iat.x}", ""), false, event()))
        .extracting(Finding::sentence)
        .isEqualTo("ana is absent: (not recorded)");
  }

  @Test
  void ofSeveralNamesTheFirstThatStandsForSomethingCounts() {
    assertThat(
            text()
                .of(
                    rule("{requestParameters.x|requestParameters.userName|actor}", ""),
                    false,
                    event())
                .sentence())
        .isEqualTo("ben");
  }

  @Test
  void saysOfWhatFailedThatItFailed() {
    IdentityEvent event = builder().text(Column.ERROR_CODE, "").build();

    assertThat(text().of(rule("{actor} came{failure}", ""), false, event()).sentence())
        .isEqualTo("ana came, which failed (AccessDenied)");
    assertThat(text().of(rule("{actor} came{failure}", ""), false, success()).sentence())
        .isEqualTo("ana came");
    assertThat(text().of(rule("", ""), false, event).error()).isEqualTo("Failure");
  }

  @ParameterizedTest
  @CsvSource({
    "CreateAccessKey, '{\"x\":1}', '', user ana",
    "DetachPolicy, '{\"policyId\":\"p-1\"}', '', policy p-1",
    "DeleteTable, '{\"tableName\":\"events\"}', '', table events",
    "CreateUser, , 'not authorized to perform: iam:CreateUser on resource: arn:x:user/eve because',"
        + " resource arn:x:user/eve",
    "CreateUser, , 'on resource: * because', account 111122223333",
    "ListUsers, '{\"name\":null}', '', account 111122223333"
  })
  void namesWhatItWasDoneTo(
      String action, @Nullable String parameters, String message, String target) {
    var builder =
        new IdentityEvent.Builder()
            .text(Column.EVENT_ID, "e-1")
            .millis(Column.EVENT_TIME, NOON.toEpochMilli())
            .text(Column.EVENT_NAME, action)
            .text(Column.EVENT_SOURCE, "iam.amazonaws.com")
            .text(Column.IDENTITY_TYPE, "IAMUser")
            .text(Column.USER_NAME, "ana")
            .text(Column.ACCOUNT_ID, "111122223333")
            .text(Column.ERROR_MESSAGE, message);
    if (parameters != null) {
      builder.text(Column.REQUEST_PARAMETERS, parameters);
    }

    assertThat(text().of(rule("", ""), false, builder.build()).target()).isEqualTo(target);
  }

  @Test
  void anAccountThatStandsForTheTargetIsNamedOnce() {
    IdentityEvent event =
        new IdentityEvent.Builder()
            .text(Column.EVENT_ID, "e-1")
            .millis(Column.EVENT_TIME, NOON.toEpochMilli())
            .text(Column.EVENT_NAME, "CreateUser")
            .text(Column.ACCOUNT_ID, "111122223333")
            .build();

    assertThat(
            text()
                .of(
                    rule(
                        "a user ({target}) in account {account}, {target} in account {account}",
                        ""),
                    false,
                    event)
                .sentence())
        .isEqualTo("a user in account 111122223333, account 111122223333");
  }

  private static IdentityEvent success() {
    return builder().text(Column.OUTCOME, "success").text(Column.ERROR_CODE, "").build();
  }

  private static FindingText text() {
    return new FindingText(new IdentityFields(new OffHours(22, 6, ZoneOffset.UTC), Set.of()));
  }

  private static RuleText rule(String sentence, String attempt) {
    return new RuleText(
        "attached", "Attached", Level.HIGH, List.of(), List.of(), List.of(), sentence, attempt);
  }

  private static IdentityEvent event() {
    return builder().build();
  }

  private static IdentityEvent.Builder builder() {
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, "e-1")
        .millis(Column.EVENT_TIME, NOON.toEpochMilli())
        .text(Column.EVENT_NAME, "AttachUserPolicy")
        .text(Column.EVENT_SOURCE, "iam.amazonaws.com")
        .text(Column.USER_NAME, "ana")
        .text(Column.TARGET_USER_NAME, "ben")
        .text(Column.OUTCOME, "failure")
        .text(Column.ERROR_CODE, "AccessDenied")
        .text(
            Column.REQUEST_PARAMETERS,
            "{\"userName\":\"ben\",\"policyArn\":\"arn:aws:iam::aws:policy/Admin\"}");
  }
}
