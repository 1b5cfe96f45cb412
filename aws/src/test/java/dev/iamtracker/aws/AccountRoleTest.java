package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static dev.iamtracker.aws.Environment.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import dev.iamtracker.collect.Partition;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.config.Secret;
import dev.iamtracker.config.Settings;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.StandInOptions;
import dev.iamtracker.standin.api.Assumption;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.http.HttpReply;
import dev.iamtracker.standin.http.LoopbackServer;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountRoleTest {
  private static final String THEIRS = "444455556666";
  private static final String ROLE = "arn:aws:iam::444455556666:role/audit/reader";
  private static final String EXTERNAL_ID = "our-external-id";

  private final Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
  private final TestClock clock = new TestClock(now);
  private final World world = World.builder().key(KEY, ACCOUNT).role(ROLE, EXTERNAL_ID).build();
  private final StandIn standIn =
      StandIn.start(world, clock, StandInOptions.USUAL.withQuota(Quota.NONE));
  private final AwsAccess access = AwsAccess.of(Environment.of(standIn.endpoint()));

  @AfterEach
  void stop() {
    access.close();
    standIn.close();
  }

  @Test
  void leadsIntoTheAccount() {
    AwsAccess inside = role(EXTERNAL_ID).into(THEIRS, access, Partition.AWS);

    Caller caller = Caller.of(inside, clock);
    assertThat(caller.account()).isEqualTo(THEIRS);
    assertThat(caller.arn())
        .isEqualTo("arn:aws:sts::444455556666:assumed-role/reader/iam-activity-tracker");
    assertThat(inside.region()).isEqualTo(access.region());
  }

  @Test
  void tellsStsTheSessionTheExternalIdAndTheSourceIdentity() {
    var _ = role(EXTERNAL_ID).into(THEIRS, access, Partition.AWS);

    assertThat(standIn.assumptions())
        .extracting(
            Assumption::role,
            Assumption::session,
            Assumption::externalId,
            Assumption::sourceIdentity)
        .containsExactly(tuple(ROLE, "iam-activity-tracker", EXTERNAL_ID, "operator"));
  }

  @Test
  void tellsStsNothingThatIsNotSet() {
    var role =
        new AccountRole(
            new Settings.Role("audit/reader", Optional.empty(), "session", Optional.empty()));

    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> role.into(THEIRS, access, Partition.AWS));
    assertThat(standIn.assumptions())
        .extracting(Assumption::externalId, Assumption::sourceIdentity)
        .containsExactly(tuple(null, null));
  }

  @Test
  void aWrongExternalIdIsRefusedForTheRole() {
    assertThatExceptionOfType(AwsUnavailable.class)
        .isThrownBy(() -> role("guessed-id").into(THEIRS, access, Partition.AWS))
        .withMessageStartingWith("cannot assume " + ROLE + ": AccessDenied: ")
        .withMessageNotContaining("guessed-id");
  }

  @Test
  void anExternalIdThatStsRepeatsIsNotShown() {
    String body =
        """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>
        <Type>Sender</Type><Code>ValidationError</Code>
        <Message>Value 'our-external-id' at 'externalId' failed to satisfy constraint</Message>
        </Error></ErrorResponse>""";
    var reply =
        new HttpReply(400, Map.of("Content-Type", "text/xml"), body, HttpReply.Ending.WHOLE);

    try (var server = LoopbackServer.start(0, _ -> reply);
        AwsAccess there = AwsAccess.of(Environment.of(server.endpoint()))) {
      assertThatExceptionOfType(AwsUnavailable.class)
          .isThrownBy(() -> role(EXTERNAL_ID).into(THEIRS, there, Partition.AWS))
          .withMessage(
              "cannot assume "
                  + ROLE
                  + ": ValidationError: Value '(secret)' at 'externalId' failed to satisfy"
                  + " constraint")
          .withNoCause();
    }
  }

  @Test
  void credentialsAreRenewedBeforeTheyExpire() {
    AwsAccess inside = insideForHalfAMinute();
    clock.set(now);

    String renewed = inside.credentials().resolveCredentials().accessKeyId();
    String kept = inside.credentials().resolveCredentials().accessKeyId();

    assertThat(standIn.assumptions()).extracting(Assumption::key).hasSize(2).endsWith(renewed);
    assertThat(kept).isEqualTo(renewed);
  }

  @Test
  void aRoleThatIsTakenAwayIsOverForTheAccount() {
    AwsAccess inside = insideForHalfAMinute();
    standIn.faults().deny("sts:AssumeRole", ACCOUNT, "*");

    HistoryFault fault = fault(inside);

    assertThat(fault.reason()).startsWith("cannot assume " + ROLE + ": AccessDenied: ");
    assertThat(fault.kind()).isEqualTo(Kind.ACCOUNT);
  }

  @Test
  void aRoleThatCannotBeAssumedNowMayBeLater() {
    AwsAccess inside = insideForHalfAMinute();
    standIn.close();

    HistoryFault fault = fault(inside);

    assertThat(fault.reason())
        .startsWith("cannot assume " + ROLE + ": the connection failed: Connection refused");
    assertThat(fault.kind()).isEqualTo(Kind.PASSING);
  }

  /// With credentials that are to be renewed at once.
  private AwsAccess insideForHalfAMinute() {
    clock.set(now.minus(Duration.ofHours(1)).plusSeconds(30));
    return role(EXTERNAL_ID).into(THEIRS, access, Partition.AWS);
  }

  /// What lookups say once the SDK, which keeps credentials for a second more, asks for others.
  private HistoryFault fault(AwsAccess inside) {
    try (var history = new CloudTrailHistory(Map.of(THEIRS, inside))) {
      Instant patience = Instant.now().plusSeconds(10);
      while (Instant.now().isBefore(patience)) {
        try {
          var _ = history.lookup(question());
        } catch (HistoryFault fault) {
          if (fault.reason().startsWith("cannot assume")) {
            return fault;
          }
        }
      }
      throw new AssertionError("lookups do not ask for new credentials");
    }
  }

  private Question question() {
    return new Question(
        new StreamId(THEIRS, "us-east-1", "iam.amazonaws.com"),
        new TimeRange(now.minusSeconds(60), now),
        Optional.empty());
  }

  private static AccountRole role(String externalId) {
    return new AccountRole(
        new Settings.Role(
            "audit/reader",
            Optional.of(new Secret(externalId)),
            "iam-activity-tracker",
            Optional.of("operator")));
  }
}
