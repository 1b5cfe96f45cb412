package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static dev.iamtracker.aws.Environment.KEY;
import static dev.iamtracker.aws.Environment.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.collect.Partition;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.world.AccessKey;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestClock clock = new TestClock(NOON);
  private final World world = World.builder().key(KEY, ACCOUNT).build();
  private final StandIn standIn = StandIn.start(world, clock);
  private final AwsAccess access = AwsAccess.of(Environment.of(standIn.endpoint()));

  @AfterEach
  void stop() {
    access.close();
    standIn.close();
  }

  @Test
  void isTheUserOfTheKey() {
    assertThat(Caller.of(access, clock))
        .isEqualTo(
            new Caller(
                ACCOUNT, "arn:aws:iam::111122223333:user/collector", Partition.AWS, Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "aws,        us-east-1",
    "aws-cn,     cn-north-1",
    "aws-us-gov, us-gov-west-1",
  })
  void belongsToThePartitionOfItsArn(String partition, String home) {
    world.add(
        new AccessKey(
            KEY,
            ACCOUNT,
            "arn:" + partition + ":sts::" + ACCOUNT + ":assumed-role/r/s",
            null,
            null));

    assertThat(Caller.of(access, clock).partition()).isEqualTo(new Partition(partition, home));
  }

  @Test
  void ofAPartitionThatIsNotKnownIsNotServed() {
    world.add(
        new AccessKey(
            KEY, ACCOUNT, "arn:aws-mars:iam::" + ACCOUNT + ":user/collector", null, null));

    assertUnavailable(access, "arn:aws-mars:iam::111122223333:user/collector");
  }

  @ParameterizedTest
  @CsvSource({"PT10M", "PT-10M"})
  void tellsHowFarThisMachineIsAhead(Duration ahead) {
    InstantSource ours = () -> NOON.plus(ahead);

    assertThat(Caller.of(access, ours).ahead()).isEqualTo(ahead);
  }

  @Test
  void aKeyThatIsNotKnownIsNotAccepted() {
    var environment =
        Environment.with(
            Environment.of(standIn.endpoint()), "AWS_ACCESS_KEY_ID", "AKIAEXAMPLESTRANGER0");

    try (AwsAccess stranger = AwsAccess.of(environment)) {
      assertUnavailable(
          stranger,
          "AWS does not accept these credentials: InvalidClientTokenId",
          "AWS_PROFILE=NAME",
          "aws sso login");
    }
  }

  @Test
  void aKeyThatHasExpiredIsNotAccepted() {
    standIn.faults().expireKey(KEY);

    assertUnavailable(
        access, "AWS does not accept these credentials: ExpiredToken", "AWS_PROFILE=NAME");
  }

  @Test
  void aServiceThatFailsDoesNotRefuseTheCredentials() {
    standIn.faults().errors(1);

    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> Caller.of(access, clock))
        .withMessageStartingWith("AWS does not answer in us-east-1: ")
        .withMessageNotContaining("credentials");
  }

  @Test
  void nobodyWhoListensCannotBeReached() {
    standIn.close();

    assertUnavailable(
        access, "AWS cannot be reached in us-east-1: the connection failed: Connection refused");
  }

  @Test
  void aRegionThatMakesNoHostNameCannotBeReached() {
    var environment =
        Map.of(
            "AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", SECRET, "AWS_REGION", "eu west 1");

    try (AwsAccess lost = AwsAccess.of(environment)) {
      assertUnavailable(lost, "AWS cannot be reached in eu west 1");
    }
  }

  private void assertUnavailable(AwsAccess lost, String... parts) {
    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> Caller.of(lost, clock))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain(SECRET));
  }
}
