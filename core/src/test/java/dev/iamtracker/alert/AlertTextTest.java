package dev.iamtracker.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.Alert.Digest;
import dev.iamtracker.alert.Alert.Subject;
import dev.iamtracker.event.VisibleText;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  private final AlertText text = new AlertText(ZoneId.of("Europe/Berlin"));

  @Test
  void everyAlertNamesActorActionTargetOutcomeAndNextStep() {
    Message message = text.of(SampleFinding.plain(), false);

    assertThat(message.sentence()).isEqualTo("alice created the IAM user mallory");
    assertThat(message.steps())
        .containsExactly("Ask alice whether this was intended", "Delete the user");
    assertThat(message.techniques()).containsExactly("T1136.003");
    assertThat(message.facts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(Fact.TITLE, "IAM user created"),
                Map.entry(Fact.TIME, "2026-11-22 10:00:00 UTC"),
                Map.entry(Fact.LOCAL_TIME, "2026-11-22 11:00:00 Europe/Berlin"),
                Map.entry(Fact.ACCOUNT, "111122223333"),
                Map.entry(Fact.REGION, "eu-west-1"),
                Map.entry(Fact.ACTOR, "alice"),
                Map.entry(Fact.SESSION, "session-1"),
                Map.entry(Fact.MFA, "no"),
                Map.entry(Fact.ACCESS_KEY, "ASIAEXAMPLE"),
                Map.entry(Fact.SOURCE_IP, "198.51.100.7"),
                Map.entry(Fact.USER_AGENT, "aws-cli/2.15"),
                Map.entry(Fact.EVENT_NAME, "CreateUser"),
                Map.entry(Fact.EVENT_SOURCE, "iam.amazonaws.com"),
                Map.entry(Fact.TARGET, "user mallory"),
                Map.entry(Fact.OUTCOME, "success"),
                Map.entry(Fact.EVENT_ID, "11111111-2222-4333-8444-555555555555")));
  }

  @Test
  void whatIsNotKnownIsSaidWhereItMatters() {
    Message message =
        text.of(
            new Finding(
                "r/x",
                "r",
                Level.LOW,
                "t",
                "s",
                true,
                TEN,
                "x",
                "",
                "",
                "AccessDenied",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                null),
            false);

    assertThat(message.fact(Fact.ACTOR)).isEqualTo("unknown");
    assertThat(message.fact(Fact.EVENT_NAME)).isEqualTo("unknown");
    assertThat(message.fact(Fact.TARGET)).isEqualTo("unknown");
    assertThat(message.fact(Fact.MFA)).isEqualTo("not known");
    assertThat(message.fact(Fact.OUTCOME)).isEqualTo("denied");
    assertThat(message.facts()).doesNotContainKey(Fact.SESSION);
    assertThat(message.link()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, https://eu-west-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events/",
    "cn-north-1, https://cn-north-1.console.amazonaws.cn/cloudtrailv2/home?region=cn-north-1#/events/",
    "us-gov-west-1,"
        + " https://us-gov-west-1.console.amazonaws-us-gov.com/cloudtrailv2/home?region=us-gov-west-1#/events/"
  })
  void theLinkLeadsToTheConsoleOfThePartition(String region, String expected) {
    assertThat(EventLink.of(region, "11111111-2222-4333-8444-555555555555"))
        .contains(expected + "11111111-2222-4333-8444-555555555555");
  }

  @Test
  void noLinkIsMadeOfWhatAnAttackerWrote() {
    assertThat(EventLink.of("evil.example/#", "11111111-2222-4333-8444-555555555555")).isEmpty();
    assertThat(EventLink.of("eu-west-1", "x\"><script>")).isEmpty();
  }

  @Test
  void controlCharactersBecomeVisible() {
    Message message =
        text.of(
            SampleFinding.of("a\u001b[2Jb", "x\u202etxt.exe", "line\nbreak\r\u0000", "\u200b"),
            false);

    assertThat(texts(message)).allMatch(one -> VisibleText.of(one).equals(one));
    assertThat(message.fact(Fact.ACTOR)).isEqualTo("a\\x1b[2Jb");
    assertThat(message.fact(Fact.USER_AGENT)).isEqualTo("x\\u202etxt.exe");
    assertThat(message.fact(Fact.SESSION)).isEqualTo("line\\nbreak\\r\\x00");
  }

  @Test
  void textsOfAMegabyteAreCut() {
    String long1 = "\u001b".repeat(1 << 20);
    Message message = text.of(SampleFinding.of(long1, long1, "x".repeat(1 << 20), long1), false);

    assertThat(texts(message)).allMatch(one -> one.length() <= 300);
    assertThat(message.fact(Fact.SESSION)).hasSize(300).endsWith("x…");
    assertThat(texts(message).stream().mapToInt(String::length).sum()).isLessThan(16_384);
  }

  @Test
  void aCutNeverLeavesHalfACharacter() {
    Message message = text.of(SampleFinding.of("x" + "😀".repeat(400), "", "", ""), false);

    assertThat(message.fact(Fact.ACTOR)).endsWith("😀…");
  }

  @Test
  void aDigestOfRepetitionsSaysHowManyAndWhere() {
    Message message =
        text.of(
            new Digest(
                "repetition/r/alice/1/3",
                Subject.REPETITION,
                Level.HIGH,
                "r",
                "alice",
                TEN,
                TEN.plusSeconds(60),
                Map.of(Level.HIGH, 2L, Level.MEDIUM, 1L),
                List.of("one", "two")),
            true);

    assertThat(message.sentence())
        .isEqualTo("3 more findings of the rule r by alice since the last alert.");
    assertThat(message.fact(Fact.COUNT)).isEqualTo("3 (2 high, 1 medium)");
    assertThat(message.lines()).containsExactly("one", "two");
    assertThat(message.repeat()).isTrue();
    assertThat(message.steps()).hasSize(1);
  }

  @Test
  void aDigestOfAFloodIsBounded() {
    Message message =
        text.of(
            new Digest(
                "history/run",
                Subject.HISTORY,
                Level.CRITICAL,
                null,
                null,
                TEN,
                TEN,
                Map.of(Level.CRITICAL, 300_000L),
                Collections.nCopies(1_000, "x".repeat(5_000))),
            false);

    assertThat(message.lines()).hasSize(20).allMatch(line -> line.length() <= 300);
    assertThat(message.sentence()).startsWith("300000 findings in events that were old");
  }

  private static List<String> texts(Message message) {
    return Stream.of(
            Stream.of(message.id(), message.rule(), message.sentence()),
            message.facts().values().stream(),
            message.steps().stream(),
            message.lines().stream(),
            message.techniques().stream())
        .flatMap(one -> one)
        .toList();
  }
}
