package dev.iamtracker.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Rejected;
import dev.iamtracker.alert.Delivery.Uncertain;
import dev.iamtracker.alert.Fact;
import dev.iamtracker.alert.Message;
import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.finding.Level;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.api.PublishedMessage;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnsChannelTest {
  private static final String KEY = "AKIAEXAMPLECOLLECT00";
  private static final String ARN = "arn:aws:sns:eu-west-1:111122223333:stack-security-alerts";

  private final StandIn aws =
      StandIn.start(World.builder().key(KEY, "111122223333").build(), InstantSource.system());
  private final AwsAccess access = access(aws.endpoint().toString());
  private final SnsChannel channel = SnsChannel.of(access, TopicArn.of("ALERTS_TOPIC_ARN", ARN));

  SnsChannelTest() {
    aws.sns().topic(ARN);
  }

  private static AwsAccess access(String endpoint) {
    return AwsAccess.of(
        Map.of(
            "AWS_ENDPOINT_URL",
            endpoint,
            "AWS_ACCESS_KEY_ID",
            KEY,
            "AWS_SECRET_ACCESS_KEY",
            "any",
            "AWS_REGION",
            "us-east-1"));
  }

  @AfterEach
  void close() {
    channel.close();
    access.close();
    aws.close();
  }

  private static Message message(Map<Fact, String> facts, List<String> lines) {
    var all = new EnumMap<Fact, String>(Fact.class);
    all.putAll(facts);
    return new Message(
        "rule/event",
        false,
        "finding",
        Level.CRITICAL,
        "root-without-mfa",
        "root signed in without MFA",
        all,
        List.of("T1078.004"),
        List.of("Ask the owner"),
        lines,
        Optional.empty());
  }

  private static Message usual() {
    return message(
        Map.of(
            Fact.TITLE,
            "Root signed in",
            Fact.ACTOR,
            "root",
            Fact.ACCOUNT,
            "111122223333",
            Fact.EVENT_NAME,
            "ConsoleLogin"),
        List.of());
  }

  private PublishedMessage only() {
    assertThat(aws.sns().published()).hasSize(1);
    return aws.sns().published().getFirst();
  }

  @Test
  void sendsSubjectTextAndAttributes() {
    assertThat(channel.deliver(usual())).isEqualTo(new Accepted());

    assertThat(only().topic()).isEqualTo(ARN);
    assertThat(only().subject())
        .isEqualTo("[CRITICAL] IAM Alert: Root signed in (root, 111122223333)");
    assertThat(only().body())
        .startsWith("[CRITICAL] root signed in without MFA\n\nRule: Root signed in\n")
        .endsWith("\nAlert id: rule/event");
    assertThat(only().attributes())
        .isEqualTo(
            Map.of(
                "severity",
                "CRITICAL",
                "rule",
                "root-without-mfa",
                "event_name",
                "ConsoleLogin",
                "account",
                "111122223333"));
  }

  @Test
  void leavesOutAttributesThatAreEmpty() {
    assertThat(channel.deliver(message(Map.of(), List.of()))).isEqualTo(new Accepted());

    assertThat(only().attributes()).containsOnlyKeys("severity", "rule");
  }

  @Test
  void cutsATextThatIsTooLongBetweenCharacters() {
    for (int shift = 0; shift < 4; shift++) {
      String line = "x".repeat(shift) + "👤".repeat(70_000);

      assertThat(channel.deliver(message(usual().facts(), List.of(line))))
          .isEqualTo(new Accepted());
    }

    for (PublishedMessage one : aws.sns().published()) {
      assertThat(one.body()).contains("(cut: ").doesNotContain("\ufffd");
      assertThat(one.body().getBytes(UTF_8).length).isBetween(261_000, 256 * 1024);
    }
  }

  @Test
  void aSubjectIsAsciiOnOneLineWhateverIsInTheNames() {
    Message hostile =
        message(
            Map.of(Fact.TITLE, "Größe\n\u202e".repeat(30), Fact.ACTOR, "é", Fact.ACCOUNT, "1"),
            List.of());

    assertThat(channel.deliver(hostile)).isEqualTo(new Accepted());
    assertThat(only().subject()).matches("[ -~]{99}");
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalError",
    "503, ServiceUnavailable",
    "429, Throttled",
    "400, ThrottlingException",
    "400, KMSThrottling",
    "400, KMSAccessDenied",
    "400, KMSDisabled",
    "400, EndpointDisabled"
  })
  void whatIsRefusedIsNotThere(int status, String code) {
    aws.sns().refuse(new Refusal(status, code, "not now"));

    assertThat(channel.deliver(usual())).isEqualTo(new Refused("SNS: " + code + ": not now"));
    assertThat(aws.sns().publishes()).as("requests").isOne();
  }

  @ParameterizedTest
  @CsvSource({"InvalidParameter", "ParameterValueInvalid"})
  void aMessageThatIsNotAcceptableIsRejectedAlone(String code) {
    aws.sns().refuse(new Refusal(400, code, "Invalid parameter: Subject"));

    assertThat(channel.deliver(usual()))
        .isEqualTo(new Rejected("SNS: " + code + ": Invalid parameter: Subject"));
  }

  @Test
  void aTopicThatIsMissingRefusesEverything() {
    aws.sns().deleteTopic(ARN);

    assertThat(channel.deliver(usual()))
        .isEqualTo(new Refused("SNS: NotFound: Topic does not exist"));
    assertThat(channel.probe()).isEqualTo(new Refused("SNS: NotFound: Topic does not exist"));
  }

  @Test
  void whoMayNotPublishIsRefused() {
    aws.sns().deny("Publish");

    assertThat(channel.deliver(usual()))
        .isInstanceOfSatisfying(
            Refused.class, one -> assertThat(one.reason()).contains("AuthorizationError"));
  }

  @Test
  void aConnectionThatIsHungUpLeavesItUncertainAndIsNotTriedAgain() {
    aws.sns().hangUpAfterTaking(1);

    assertThat(channel.deliver(usual())).isInstanceOf(Uncertain.class);
    assertThat(aws.sns().publishes()).as("requests").isOne();
    assertThat(aws.sns().published()).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotComeLeavesItUncertain() {
    aws.faults().latency(Duration.ofSeconds(20));

    Delivery delivery = channel.deliver(usual(), Duration.ofSeconds(1));

    assertThat(delivery).isInstanceOf(Uncertain.class);
  }

  @Test
  void whereNobodyListensItWasNeverSent() {
    aws.close();

    assertThat(channel.deliver(usual())).isInstanceOf(Refused.class);
    assertThat(channel.probe()).isInstanceOf(Refused.class);
  }

  @Test
  void aTopicThatAnswersIsThere() {
    assertThat(channel.probe()).isEqualTo(new Accepted());

    aws.sns().deny("GetTopicAttributes");

    assertThat(channel.probe()).isEqualTo(new Accepted());
    assertThat(aws.sns().publishes()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "alerts",
    "arn:aws:sqs:eu-west-1:111122223333:alerts",
    "arn:aws:sns:eu-west-1:111122223333:alerts.fifo",
    "arn:aws:sns:eu-west-1:1111:alerts"
  })
  void anArnOfSomethingElseIsRefused(String text) {
    assertThatThrownBy(() -> TopicArn.of("ALERTS_TOPIC_ARN", text))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageStartingWith("ALERTS_TOPIC_ARN cannot be '" + text);
  }
}
