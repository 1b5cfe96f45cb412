package dev.iamtracker.standin;

import static dev.iamtracker.standin.Clients.ACCOUNT;
import static dev.iamtracker.standin.Clients.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.world.Happened;
import dev.iamtracker.standin.world.Resource;
import dev.iamtracker.standin.world.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.InvalidMaxResultsException;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/// LookupEvents as the client of AWS sees it.
class LookupEventsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestClock clock = new TestClock(NOON);
  private final World world = World.builder().key(KEY, ACCOUNT).build();
  private final StandIn standIn =
      StandIn.start(world, clock, StandInOptions.USUAL.withQuota(new Quota(2, 2)));
  private final CloudTrailClient client = Clients.of(standIn).cloudTrail();

  @AfterEach
  void stop() {
    client.close();
    standIn.close();
  }

  @Test
  void showsAllThatCloudTrailSaysOfAnEvent() {
    Instant time = NOON.minusSeconds(60);
    world.add(
        happened("e-1", time)
            .withUser("bob", "AKIAEXAMPLEBOB000000")
            .withResources(new Resource("AWS::IAM::User", "carol")));

    Event event = client.lookupEvents().events().getFirst();

    assertThat(event.eventId()).isEqualTo("e-1");
    assertThat(event.eventName()).isEqualTo("CreateUser");
    assertThat(event.eventSource()).isEqualTo("iam.amazonaws.com");
    assertThat(event.eventTime()).isEqualTo(time);
    assertThat(event.readOnly()).isEqualTo("false");
    assertThat(event.username()).isEqualTo("bob");
    assertThat(event.accessKeyId()).isEqualTo("AKIAEXAMPLEBOB000000");
    assertThat(event.resources().getFirst().resourceName()).isEqualTo("carol");
    assertThat(event.cloudTrailEvent())
        .startsWith("{\"eventVersion\":\"1.10\"")
        .contains("\"eventID\":\"e-1\"", "\"recipientAccountId\":\"111122223333\"");
  }

  @Test
  void pagesFromTheNewestToTheOldest() {
    for (int i = 0; i < 5; i++) {
      world.add(happened("e-" + i, NOON.minusSeconds(60 - i)));
    }
    LookupEventsRequest request =
        LookupEventsRequest.builder()
            .maxResults(3)
            .lookupAttributes(
                LookupAttribute.builder()
                    .attributeKey(LookupAttributeKey.EVENT_SOURCE)
                    .attributeValue("iam.amazonaws.com")
                    .build())
            .startTime(NOON.minus(Duration.ofHours(1)))
            .endTime(NOON)
            .build();

    LookupEventsResponse first = client.lookupEvents(request);
    LookupEventsResponse second =
        client.lookupEvents(request.toBuilder().nextToken(first.nextToken()).build());

    assertThat(first.events()).extracting(Event::eventId).containsExactly("e-4", "e-3", "e-2");
    assertThat(second.events()).extracting(Event::eventId).containsExactly("e-1", "e-0");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void throttlesTheThirdRequestOfASecond() {
    client.lookupEvents();
    client.lookupEvents();

    assertThatExceptionOfType(CloudTrailException.class)
        .isThrownBy(client::lookupEvents)
        .matches(refused -> refused.awsErrorDetails().errorCode().equals("ThrottlingException"))
        .matches(refused -> refused.statusCode() == 400);
    clock.advance(Duration.ofMillis(500));
    client.lookupEvents();
    assertThat(standIn.counts(ACCOUNT, "us-east-1").throttled()).isEqualTo(1);
    assertThat(standIn.counts(ACCOUNT, "us-east-1").pages()).isEqualTo(3);
  }

  @Test
  void refusesWithTheExceptionsOfCloudTrail() {
    assertThatExceptionOfType(InvalidMaxResultsException.class)
        .isThrownBy(() -> client.lookupEvents(lookup -> lookup.maxResults(51)));
  }

  private static Happened happened(String id, Instant time) {
    return Happened.at(time, ACCOUNT, "us-east-1", "iam.amazonaws.com", "CreateUser", id);
  }
}
