package dev.iamtracker.standin;

import static dev.iamtracker.standin.Clients.ACCOUNT;
import static dev.iamtracker.standin.Clients.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.standin.api.Assumption;
import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class AssumedRolesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String THEIRS = "444455556666";
  private static final String ROLE = "arn:aws:iam::444455556666:role/audit/reader";

  private final TestClock clock = new TestClock(NOON);
  private final World world =
      World.builder()
          .key(KEY, ACCOUNT)
          .role(ROLE, "secret-id")
          .event(
              Happened.at(NOON, THEIRS, "us-east-1", "iam.amazonaws.com", "CreateUser", "theirs"))
          .build();
  private final StandIn standIn = StandIn.start(world, clock);
  private final StsClient sts = Clients.of(standIn).sts();

  @AfterEach
  void stop() {
    sts.close();
    standIn.close();
  }

  @Test
  void everyKnownKeyHasAnIdentity() {
    assertThat(sts.getCallerIdentity().account()).isEqualTo(ACCOUNT);
    assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111122223333:user/collector");
  }

  @Test
  void theKeysOfARoleSeeTheEventsOfItsAccountUntilTheyExpire() {
    Credentials issued = assumed("secret-id");

    try (CloudTrailClient there = Clients.of(standIn).as(session(issued)).cloudTrail()) {
      assertThat(issued.expiration()).isEqualTo(NOON.plusSeconds(900));
      assertThat(there.lookupEvents().events()).hasSize(1);
      clock.advance(Duration.ofMinutes(15));
      assertThatExceptionOfType(CloudTrailException.class)
          .isThrownBy(there::lookupEvents)
          .matches(one -> one.awsErrorDetails().errorCode().equals("ExpiredTokenException"));
    }
  }

  @Test
  void aSessionIsNamedAfterItsRole() {
    try (StsClient there = Clients.of(standIn).as(session(assumed("secret-id"))).sts()) {
      assertThat(there.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::444455556666:assumed-role/reader/nightly");
    }
  }

  @Test
  void temporaryKeysNeedTheirToken() {
    Credentials issued = assumed("secret-id");
    var bare = AwsBasicCredentials.create(issued.accessKeyId(), issued.secretAccessKey());

    try (CloudTrailClient there = Clients.of(standIn).as(bare).cloudTrail()) {
      assertThatExceptionOfType(CloudTrailException.class)
          .isThrownBy(there::lookupEvents)
          .matches(one -> one.awsErrorDetails().errorCode().equals("UnrecognizedClientException"));
    }
  }

  @Test
  void theExternalIdMustBeTheOneOfTheRole() {
    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> assumed("guessed"))
        .matches(one -> one.awsErrorDetails().errorCode().equals("AccessDenied"))
        .matches(one -> one.statusCode() == 403);
  }

  @Test
  void aRoleThatIsNotThereCannotBeAssumed() {
    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> sts.assumeRole(role -> role.roleArn(ROLE + "s").roleSessionName("s")))
        .withMessageContaining("sts:AssumeRole on resource: " + ROLE + "s");
  }

  @Test
  void sessionsLastAQuarterOfAnHourAtLeast() {
    assertThatExceptionOfType(StsException.class)
        .isThrownBy(
            () ->
                sts.assumeRole(
                    role -> role.roleArn(ROLE).roleSessionName("s").durationSeconds(899)))
        .matches(one -> one.awsErrorDetails().errorCode().equals("ValidationError"));
  }

  @Test
  void chainedSessionsLastAnHourAtMost() {
    try (StsClient there = Clients.of(standIn).as(session(assumed("secret-id"))).sts()) {
      assertThatExceptionOfType(StsException.class)
          .isThrownBy(
              () ->
                  there.assumeRole(
                      role -> role.roleArn(ROLE).roleSessionName("s").durationSeconds(3601)))
          .withMessageContaining("role chaining");
    }
  }

  @Test
  void remembersWhoAssumedWhat() {
    Credentials issued = assumed("secret-id");

    assertThat(standIn.assumptions())
        .containsExactly(
            new Assumption(
                NOON,
                "arn:aws:iam::111122223333:user/collector",
                ROLE,
                "nightly",
                "secret-id",
                "operator",
                900,
                issued.accessKeyId()));
  }

  private Credentials assumed(String externalId) {
    return sts.assumeRole(
            role ->
                role.roleArn(ROLE)
                    .roleSessionName("nightly")
                    .externalId(externalId)
                    .sourceIdentity("operator")
                    .durationSeconds(900))
        .credentials();
  }

  private static AwsSessionCredentials session(Credentials issued) {
    return AwsSessionCredentials.create(
        issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
  }
}
