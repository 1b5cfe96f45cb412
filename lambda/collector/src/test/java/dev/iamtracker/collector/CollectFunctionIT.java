package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.standin.lambda.Outcome;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.world.Happened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectFunctionIT {
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

  @Test
  void collectsTellsAndGoesOnWithTheNextInvocation() {
    cloud.happens(
        cloud.newUser(Cloud.HOUR, "bob"),
        cloud.event(Cloud.HOUR, "eu-west-1", Cloud.STS, "GetCallerIdentity"));
    Running function = cloud.starts(CollectHandler.class);

    Answered first = Answered.of(function.collects());
    cloud.happens(cloud.newUser(Cloud.HOUR.dividedBy(2), "carol"));
    Answered second = Answered.of(function.collects());

    assertThat(first.text("status")).isEqualTo("complete");
    assertThat(first.number("total_events_processed")).isEqualTo(2);
    assertThat(first.number("total_events_filtered")).isZero();
    assertThat(first.number("execution_time_seconds")).isBetween(0L, 60L);
    assertThat(first.items("gaps")).isEmpty();
    assertThat(first.number("streams_behind")).isZero();
    assertThat(second.number("total_events_processed")).isOne();
    assertThat(cloud.stored()).hasSize(3).containsValue(1L);
    assertThat(cloud.alerts("iam-user-created")).hasSize(2).doesNotHaveDuplicates();
    assertThat(cloud.kept("collect")).contains("\"total_events_processed\":1,");
    assertThat(function.process().logged())
        .contains("\"Namespace\":\"IamActivityTracker\"", "\"Stack\":\"" + cloud.stack + "\"")
        .containsPattern("\"CoverageLagSeconds\":1[0-9][0-9],")
        .contains("\"RunsCompleted\":1,\"EventsStored\":2,\"AlertsFailed\":0");
  }

  @Test
  void aRegionThatIsDeniedIsAGap() {
    cloud.happens(cloud.newUser(Cloud.HOUR, "bob"));
    cloud.aws.faults().deny("cloudtrail:LookupEvents", "*", "eu-west-1");

    Answered answer = Answered.of(cloud.starts(CollectHandler.class).collects());

    assertThat(answer.text("status")).isEqualTo("complete");
    assertThat(answer.number("total_events_processed")).isOne();
    assertThat(answer.items("gaps")).isNotEmpty();
    assertThat(answer.names("closed_streams")).allMatch(name -> name.contains("/eu-west-1/"));
    assertThat(answer.names("failed_streams")).isEmpty();
    assertThat(answer.number("coverage_lag_seconds")).isEqualTo(Duration.ofDays(90).toSeconds());
  }

  @Test
  void failsWhereEventHistoryIsDeniedEverywhere() {
    cloud.aws.faults().deny("cloudtrail:LookupEvents", "*", "*");
    Running function = cloud.starts(CollectHandler.class);

    Outcome outcome = function.collects();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.report())
                  .contains("\"errorType\":\"dev.iamtracker.collector.CollectFailed\"");
              assertThat(failed.report()).contains("cloudtrail:LookupEvents");
            });
    assertThat(cloud.kept("collect")).contains("\"status\":\"failed\"");
    assertThat(function.process().logged())
        .contains("\"RunsCompleted\":0", "\"status\":\"failed\"");

    cloud.aws.faults().none();
    cloud.happens(cloud.newUser(Cloud.HOUR, "bob"));
    assertThat(Answered.of(function.collects()).number("total_events_processed")).isOne();
  }

  @Test
  void failsWithoutTablesAndSaysSo() {
    Running function = cloud.starts(CollectHandler.class);
    cloud.gate.go(call -> Optional.of(Mishap.DENIED));

    assertThat(function.collects())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.report()).contains("StoreUnavailable"));
  }

  @Test
  void anAlertThatTheTopicRefusesIsSentByALaterRun() {
    cloud.happens(cloud.newUser(Cloud.HOUR, "bob"));
    cloud.aws.sns().refuse(new Refusal(500, "InternalFailure", "not now"));

    Answered refused = Answered.of(cloud.starts(CollectHandler.class).collects());
    cloud.aws.sns().refuse(null);
    cloud.more.put(LateCollect.AHEAD, "PT1H");
    Answered later = Answered.of(cloud.starts(LateCollect.class).collects());

    assertThat(refused.text("status")).isEqualTo("complete");
    assertThat(refused.items("alerts_undelivered")).isNotEmpty();
    assertThat(later.items("alerts_undelivered")).isEmpty();
    assertThat(later.number("total_events_processed")).isZero();
    assertThat(cloud.alerts("iam-user-created")).hasSize(1);
  }

  @Test
  void ofTwoAtTheSameTimeOneYields() {
    cloud.happens(cloud.newUser(Cloud.HOUR, "bob"));
    cloud.aws.faults().latency(Duration.ofMillis(300));
    Running one = cloud.starts(CollectHandler.class);
    Running other = cloud.starts(CollectHandler.class);
    awaitStart(one);
    awaitStart(other);

    CompletableFuture<Outcome> oneAnswer = one.invoke(Running.SCHEDULED, Duration.ofMinutes(5));
    CompletableFuture<Outcome> otherAnswer = other.invoke(Running.SCHEDULED, Duration.ofMinutes(5));

    assertThat(
            List.of(
                Answered.of(one.outcome(oneAnswer)).text("status"),
                Answered.of(other.outcome(otherAnswer)).text("status")))
        .containsExactlyInAnyOrder("complete", "yielded");
    assertThat(cloud.alerts("iam-user-created")).hasSize(1);
  }

  private static void awaitStart(Running function) {
    try {
      assertThat(function.api().awaitQuestion(Duration.ofSeconds(60))).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void stopsInTimeAndGoesOnNextTime() {
    for (int i = 0; i < 250; i++) {
      cloud.happens(cloud.event(Cloud.HOUR.plusSeconds(i), "us-east-1", Cloud.STS, "AssumeRole"));
    }
    cloud.more.put("LOOKUP_REQUESTS_PER_SECOND", "3");
    Running function = cloud.starts(CollectHandler.class);

    Answered first =
        Answered.of(function.outcome(function.invoke(Running.SCHEDULED, Duration.ofSeconds(6))));
    Answered second = Answered.of(function.collects());

    assertThat(first.text("status")).isEqualTo("stopped");
    assertThat(first.number("execution_time_seconds")).isBetween(3L, 5L);
    assertThat(first.number("streams_behind")).isPositive();
    assertThat(second.text("status")).isEqualTo("complete");
    assertThat(first.number("total_events_processed") + second.number("total_events_processed"))
        .isEqualTo(250);
  }

  @Test
  void aSeaOfFilteredEventsBeforeTheFirstThatIsKeptIsCrossed() {
    var sea = new ArrayList<Happened>();
    for (int i = 0; i < 60_000; i++) {
      sea.add(
          cloud
              .event(Cloud.HOUR.plusSeconds(i), "us-east-1", Cloud.STS, "AssumeRole")
              .withUser("scanner", "ASIAEXAMPLESCANNER0"));
    }
    cloud.happens(sea.toArray(Happened[]::new));
    Happened kept =
        cloud
            .event(Duration.ofDays(60), "us-east-1", Cloud.STS, "AssumeRole")
            .withUser("bob", null);
    cloud.happens(kept);
    cloud.more.put("FILTERED_ROLES", "operator");
    Running function = cloud.starts(CollectHandler.class);

    long filtered = 0;
    boolean complete = false;
    for (int i = 0; i < 30 && !complete; i++) {
      Answered one =
          Answered.of(function.outcome(function.invoke(Running.SCHEDULED, Duration.ofSeconds(6))));
      assertThat(one.number("requests")).isPositive();
      filtered += one.number("total_events_filtered");
      complete = one.text("status").equals("complete");
    }

    assertThat(complete).isTrue();
    assertThat(filtered).isGreaterThanOrEqualTo(60_000);
    assertThat(cloud.stored()).containsOnlyKeys(kept.id());
  }

  @Test
  void settingsThatCannotBeUsedAreToldBeforeAnyInvocation() throws Exception {
    cloud.more.put("MAX_WORKERS", "many");
    Running function = cloud.starts(CollectHandler.class);

    Outcome why = function.api().notStarted().get(60, TimeUnit.SECONDS);

    assertThat(why)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.report()).contains("MAX_WORKERS"));
  }
}
