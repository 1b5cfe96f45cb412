package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.standin.lambda.Outcome;
import dev.iamtracker.standin.world.Happened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushFunctionIT {
  @TempDir Path folder;
  private Cloud cloud;

  @BeforeEach
  void build() {
    cloud = new Cloud(folder);
  }

  @AfterEach
  void tearDown() {
    cloud.close();
  }

  private static String pushed(Happened event) {
    return "{\"version\":\"0\",\"id\":\"6a7e8feb\",\"detail-type\":\"AWS API Call via CloudTrail\","
        + "\"source\":\"aws.iam\",\"account\":\"111122223333\",\"region\":\"us-east-1\","
        + "\"resources\":[],\"detail\":"
        + event.cloudTrailEvent()
        + "}";
  }

  private static Answered push(Running function, String payload) {
    return Answered.of(function.outcome(function.invoke(payload, Duration.ofSeconds(30))));
  }

  @Test
  void whatIsPushedIsStoredAndToldOnceWhoeverBringsItFirst() {
    Happened pushedFirst = cloud.newUser(Duration.ofMinutes(10), "bob");
    Happened collectedFirst = cloud.newUser(Duration.ofMinutes(9), "carol");
    Running push = cloud.starts(PushHandler.class);

    Answered first = push(push, pushed(pushedFirst));
    long start = System.nanoTime();
    Answered again = push(push, pushed(pushedFirst));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(first.number("total_events_processed")).isOne();
    assertThat(first.number("findings")).isPositive();
    assertThat(cloud.alerts("iam-user-created")).hasSize(1);
    assertThat(again.number("duplicates")).isOne();
    assertThat(took).isLessThan(Duration.ofSeconds(5));

    cloud.happens(pushedFirst, collectedFirst);
    Answered collected = Answered.of(cloud.starts(CollectHandler.class).collects());
    Answered late = push(push, pushed(collectedFirst));

    assertThat(collected.number("total_events_processed")).isOne();
    assertThat(collected.number("duplicates")).isOne();
    assertThat(late.number("duplicates")).isOne();
    assertThat(cloud.stored()).hasSize(2).containsValue(1L);
    assertThat(cloud.alerts("iam-user-created")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void isToldWithinFiveSeconds() {
    Running push = cloud.starts(PushHandler.class);
    push(push, pushed(cloud.event(Duration.ofMinutes(5), "us-east-1", Cloud.STS, "GetUser")));
    long start = System.nanoTime();

    Answered answer = push(push, pushed(cloud.newUser(Duration.ofMinutes(1), "bob")));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(answer.number("alerts")).isPositive();
    assertThat(cloud.alerts("iam-user-created")).hasSize(1);
  }

  @Test
  void poisonIsQuarantinedAndTheFunctionGoesOn() {
    Running push = cloud.starts(PushHandler.class);
    String[] poison = {
      "{\"detail\":{\"eventVersion\":\"1.11\",\"eventSource\":\"iam.amazonaws.com\"}}",
      "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"a\"}}}]}",
      "\"just a text\"",
      "{\"detail\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
      "{\"detail\":{\"eventSource\":\"iam.amazonaws.com\",\"eventTime\":\"tomorrow\"}}"
    };

    for (String one : poison) {
      assertThat(push(push, one).text("status")).as(one).isEqualTo("quarantined");
    }
    Answered good = push(push, pushed(cloud.newUser(Duration.ofMinutes(1), "bob")));

    assertThat(good.number("total_events_processed")).isOne();
    assertThat(push.process().logged()).contains("\"quarantined\":1");
  }

  @Test
  void whatIsNotAboutIdentitiesIsLeftAlone() {
    Running push = cloud.starts(PushHandler.class);

    Answered answer =
        push(
            push,
            pushed(
                cloud.event(
                    Duration.ofMinutes(1), "us-east-1", "ec2.amazonaws.com", "RunInstances")));

    assertThat(answer.number("other_sources")).isOne();
    assertThat(cloud.stored()).isEmpty();
  }

  @Test
  void failsWhereItCannotStoreSoThatLambdaTriesAgain() {
    Running push = cloud.starts(PushHandler.class);
    cloud.gate.go(_ -> Optional.of(Mishap.DENIED));

    Outcome outcome =
        push.outcome(
            push.invoke(
                pushed(cloud.newUser(Duration.ofMinutes(1), "bob")), Duration.ofSeconds(30)));

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
  }
}
