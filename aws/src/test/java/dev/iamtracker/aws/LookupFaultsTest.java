package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static dev.iamtracker.aws.Environment.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.fault.Faults;
import dev.iamtracker.standin.history.LoggedLookup;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.world.OptStatus;
import dev.iamtracker.standin.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupFaultsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestClock clock = new TestClock(NOON);
  private final World world =
      World.builder().key(KEY, ACCOUNT).region("af-south-1", OptStatus.DISABLED).build();
  private final StandIn standIn =
      StandIn.start(world, clock, StandInOptions.USUAL.withQuota(new Quota(2, 1)));
  private final Faults faults = standIn.faults();
  private final AwsAccess access = AwsAccess.of(Environment.of(standIn.endpoint()));
  private final CloudTrailHistory history = new CloudTrailHistory(Map.of(ACCOUNT, access));

  @AfterEach
  void stop() {
    history.close();
    access.close();
    standIn.close();
  }

  @Test
  void tooManyRequestsAreThrottled() throws HistoryFault {
    history.lookup(question("us-east-1"));

    HistoryFault fault = fault(history, question("us-east-1"));

    assertFault(fault, Kind.THROTTLED, "ThrottlingException: Rate exceeded");
    assertThat(standIn.lookups())
        .extracting(LoggedLookup::outcome)
        .containsExactly("OK", "ThrottlingException");
  }

  @Test
  void faultsOfTheServicePass() {
    faults.errors(1);
    var reasons = new TreeSet<String>();

    for (int i = 1; i <= 10; i++) {
      HistoryFault fault = fault(history, question("us-east-1"));
      assertThat(fault.kind()).isEqualTo(Kind.PASSING);
      assertThat(standIn.lookups()).hasSize(i);
      reasons.add(fault.reason());
    }

    assertThat(reasons)
        .containsExactly("InternalFailure: Try again", "ServiceUnavailable: Slow down");
  }

  @Test
  void aConnectionThatIsResetPasses() {
    faults.resets(1);

    assertFault(fault(history, question("us-east-1")), Kind.PASSING, "the connection failed: ");
    assertThat(standIn.lookups()).hasSize(1);
  }

  @Test
  void aConnectionThatIsResetAfterAnotherAnswerIsNotUsedTwice() throws HistoryFault {
    history.lookup(question("us-east-1"));
    faults.resets(1);

    assertFault(fault(history, question("us-east-1")), Kind.PASSING, "the connection failed: ");
    assertThat(standIn.lookups()).hasSize(2);
  }

  @Test
  void anAnswerThatIsCutOffPasses() {
    faults.cuts(1);

    assertFault(fault(history, question("us-east-1")), Kind.PASSING, "the connection failed: ");
    assertThat(standIn.lookups()).hasSize(1);
  }

  @Test
  void aHostThatIsNotFoundPasses() {
    var nowhere = URI.create("http://no-such-host.invalid");

    try (AwsAccess lost = AwsAccess.of(Environment.of(nowhere));
        var unheard = new CloudTrailHistory(Map.of(ACCOUNT, lost))) {
      assertFault(
          fault(unheard, question("us-east-1")),
          Kind.PASSING,
          "no such host: no-such-host.invalid");
    }
  }

  @Test
  void nobodyWhoListensPasses() {
    standIn.close();

    assertFault(
        fault(history, question("us-east-1")),
        Kind.PASSING,
        "the connection failed: Connection refused");
  }

  @Test
  void whatIsDeniedIsDeniedInThatRegion() {
    faults.deny("cloudtrail:LookupEvents", ACCOUNT, "us-east-1");

    assertFault(
        fault(history, question("us-east-1")),
        Kind.PLACE,
        "AccessDeniedException: User: arn:aws:iam::111122223333:user/collector is not authorized");
  }

  @Test
  void aRegionThatIsNotEnabledIsSaidToBe() {
    assertFault(
        fault(history, question("af-south-1")),
        Kind.PLACE,
        "UnrecognizedClientException: The security token included in the request is invalid."
            + " (af-south-1 is not enabled for the account, or the credentials are wrong)");
  }

  @Test
  void expiredCredentialsAreOverForTheAccount() {
    faults.expireKey(KEY);

    assertFault(
        fault(history, question("us-east-1")),
        Kind.ACCOUNT,
        "ExpiredTokenException: The security token included in the request is expired");
  }

  @Test
  void aTokenThatIsNotAcceptedIsTheTokensFault() {
    Question asked = question("us-east-1");

    assertFault(
        fault(history, new Question(asked.stream(), asked.range(), Optional.of("made up"))),
        Kind.TOKEN,
        "InvalidNextTokenException: The token is unknown");
  }

  private static HistoryFault fault(CloudTrailHistory history, Question question) {
    return catchThrowableOfType(HistoryFault.class, () -> history.lookup(question));
  }

  private static void assertFault(HistoryFault fault, Kind kind, String reason) {
    assertThat(fault.reason()).startsWith(reason).hasLineCount(1).doesNotContain("Exception: null");
    assertThat(fault.kind()).isEqualTo(kind);
  }

  private static Question question(String region) {
    return new Question(
        new StreamId(ACCOUNT, region, "iam.amazonaws.com"),
        new TimeRange(NOON.minus(Duration.ofHours(1)), NOON),
        Optional.empty());
  }
}
