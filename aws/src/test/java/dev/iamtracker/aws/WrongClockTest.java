package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static dev.iamtracker.aws.Environment.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.collect.Partition;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/// This machine's clock against that of AWS: requests are signed by the real time.
class WrongClockTest {
  private final StandIn standIn =
      StandIn.start(
          World.builder().key(KEY, ACCOUNT).onlyRegions("us-east-1").build(),
          InstantSource.system());
  private final AwsAccess access = AwsAccess.of(Environment.of(standIn.endpoint()));

  /// What the SDK learns of the time holds for the whole process.
  @BeforeEach
  @AfterEach
  void forgetTheTime() {
    SdkGlobalTime.setGlobalTimeOffset(0);
  }

  @AfterEach
  void stop() {
    access.close();
    standIn.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H"})
  void aLookupFailsOnceAndThenKnowsTheTime(Duration skew) throws HistoryFault {
    standIn.faults().skew(skew);

    try (var history = new CloudTrailHistory(Map.of(ACCOUNT, access))) {
      HistoryFault fault =
          catchThrowableOfType(HistoryFault.class, () -> history.lookup(question()));

      assertThat(fault.reason()).startsWith("InvalidSignatureException: Signature ");
      assertThat(fault.kind()).isEqualTo(Kind.PASSING);
      assertThat(history.lookup(question()).events()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H"})
  void theCallerLearnsTheTimeByItself(Duration skew) {
    standIn.faults().skew(skew);

    Caller caller = Caller.of(access, InstantSource.system());

    assertThat(caller.ahead().plus(skew)).isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H"})
  void regionsAreListedByEc2WithTheTimeOfAws(Duration skew) {
    standIn.faults().skew(skew).deny("account:ListRegions", ACCOUNT, "*");

    assertThat(RegionList.enabled(access, Partition.AWS)).containsExactly("us-east-1");
  }

  private static Question question() {
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    return new Question(
        new StreamId(ACCOUNT, "us-east-1", "iam.amazonaws.com"),
        new TimeRange(now.minusSeconds(60), now),
        Optional.empty());
  }
}
