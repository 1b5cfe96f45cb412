package dev.iamtracker.standin;

import static dev.iamtracker.standin.Clients.ACCOUNT;
import static dev.iamtracker.standin.Clients.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.fault.Faults;
import dev.iamtracker.standin.history.LoggedLookup;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.OptStatus;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

class FaultsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestClock clock = new TestClock(NOON);
  private final World world =
      World.builder()
          .key(KEY, ACCOUNT)
          .region("af-south-1", OptStatus.DISABLED)
          .event(
              Happened.at(
                  NOON.minusSeconds(2),
                  ACCOUNT,
                  "us-east-1",
                  "iam.amazonaws.com",
                  "CreateUser",
                  "e-1"))
          .build();
  private final StandIn standIn =
      StandIn.start(world, clock, StandInOptions.USUAL.withQuota(Quota.NONE).withSleeper(clock));
  private final Faults faults = standIn.faults();
  private final CloudTrailClient client = Clients.of(standIn).cloudTrail();

  @AfterEach
  void stop() {
    client.close();
    standIn.close();
  }

  @Test
  void answersTakeAWhile() {
    faults.latency(Duration.ofSeconds(3));

    client.lookupEvents();

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void answersTakeBetweenTwoTimes() {
    faults.latency(Duration.ofSeconds(3), Duration.ofSeconds(5));

    client.lookupEvents();

    assertThat(clock.instant()).isBetween(NOON.plusSeconds(3), NOON.plusSeconds(5));
  }

  @Test
  void serverErrorsAreEither500Or503() {
    faults.errors(1);

    assertThatExceptionOfType(CloudTrailException.class)
        .isThrownBy(client::lookupEvents)
        .matches(failed -> failed.statusCode() == 500 || failed.statusCode() == 503);
    assertThat(standIn.counts(ACCOUNT, "us-east-1").refused()).isEqualTo(1);
  }

  @Test
  void aShareOfRequestsFails() {
    faults.errors(0.5);

    for (int i = 0; i < 50; i++) {
      try {
        client.lookupEvents();
      } catch (CloudTrailException e) {
        assertThat(e.statusCode()).isGreaterThanOrEqualTo(500);
      }
    }

    assertThat(standIn.counts(ACCOUNT, "us-east-1").pages()).isBetween(10L, 40L);
  }

  @Test
  void resetsConnectionsInsteadOfAnAnswer() {
    faults.resets(1);

    assertThatExceptionOfType(SdkClientException.class).isThrownBy(client::lookupEvents);
    assertThat(standIn.lookups())
        .extracting(LoggedLookup::outcome)
        .contains("ConnectionReset")
        .doesNotContain("OK");
  }

  @Test
  void cutsAnswersInTheMiddle() {
    faults.cuts(1);

    assertThatExceptionOfType(SdkClientException.class).isThrownBy(client::lookupEvents);
    assertThat(standIn.lookups()).extracting(LoggedLookup::outcome).contains("OK");
  }

  @Test
  void deniesWhereItIsToldTo() {
    faults.deny("cloudtrail:LookupEvents", ACCOUNT, "us-east-1");

    assertRefused(client, "AccessDeniedException", "is not authorized to perform");
    try (CloudTrailClient elsewhere = Clients.of(standIn).in("eu-west-1").cloudTrail()) {
      assertThat(elsewhere.lookupEvents().events()).isEmpty();
    }
    faults.allow("cloudtrail:LookupEvents", ACCOUNT, "us-east-1");
    assertThat(client.lookupEvents().events()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"af-south-1", "mars-north-1", "eu-west-1"})
  void regionsThatAreOffDoNotKnowTheKey(String region) {
    faults.disable(ACCOUNT, "eu-west-1");

    try (CloudTrailClient there = Clients.of(standIn).in(region).cloudTrail()) {
      assertRefused(
          there,
          "UnrecognizedClientException",
          "The security token included in the request is invalid.");
    }
  }

  @Test
  void nobodyKnowsAnUnknownKey() {
    var stranger = AwsBasicCredentials.create("AKIAEXAMPLESTRANGER0", "secret");

    try (CloudTrailClient other = Clients.of(standIn).as(stranger).cloudTrail()) {
      assertRefused(other, "UnrecognizedClientException", "is invalid");
    }
  }

  @Test
  void allKeysExpireAtAMoment() {
    faults.keysExpire(NOON.plusSeconds(1));

    client.lookupEvents();
    clock.advance(Duration.ofSeconds(1));

    assertRefused(client, "ExpiredTokenException", "expired");
  }

  @Test
  void chosenKeysAreExpired() {
    faults.expireKey(KEY);

    assertRefused(client, "ExpiredTokenException", "expired");
  }

  @Test
  void tokensNeverEnd() {
    faults.endlessTokens(true);

    LookupEventsResponse first = client.lookupEvents();
    LookupEventsResponse second =
        client.lookupEvents(lookup -> lookup.nextToken(first.nextToken()));

    assertThat(second.events()).isEqualTo(first.events()).hasSize(1);
    assertThat(second.nextToken()).isNotNull().isNotEqualTo(first.nextToken());
  }

  @Test
  void pagesAreEmptyAlthoughMoreFollows() {
    faults.emptyPages(1);
    String token = client.lookupEvents().nextToken();

    faults.emptyPages(0);

    assertThat(client.lookupEvents(lookup -> lookup.nextToken(token)).events()).hasSize(1);
  }

  @Test
  void recordsAreNotJson() {
    faults.brokenRecords(1);

    assertThat(client.lookupEvents().events().getFirst().cloudTrailEvent())
        .startsWith("{\"eventVersion\"")
        .doesNotEndWith("}");
  }

  @Test
  void aPageIsTenMegabytes() {
    for (int i = 0; i < 50; i++) {
      world.add(
          Happened.at(NOON, ACCOUNT, "eu-west-1", "iam.amazonaws.com", "CreateUser", "e-" + i));
    }
    faults.recordChars(200_000);

    try (CloudTrailClient there = Clients.of(standIn).in("eu-west-1").cloudTrail()) {
      assertThat(there.lookupEvents().events())
          .hasSize(50)
          .allSatisfy(
              event -> assertThat(event.cloudTrailEvent()).hasSizeBetween(200_000, 200_100));
    }
  }

  @Test
  void everythingCanBeMadeWell() {
    faults.errors(1).expireKey(KEY).disable(ACCOUNT, "us-east-1").none();

    assertThat(client.lookupEvents().events()).hasSize(1);
  }

  private static void assertRefused(CloudTrailClient client, String code, String message) {
    assertThatExceptionOfType(CloudTrailException.class)
        .isThrownBy(client::lookupEvents)
        .matches(refused -> refused.awsErrorDetails().errorCode().equals(code))
        .withMessageContaining(message);
  }
}
