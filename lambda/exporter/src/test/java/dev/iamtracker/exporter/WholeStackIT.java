package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.exporter.LakeCloud.Running;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.standin.lambda.Outcome;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.world.Happened;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packed functions of a stack together: 90 days collected in invocations that are short, or
/// killed, or fail; exported, read, and compared with what happened.
class WholeStackIT {
  private static final int EVENTS = Integer.getInteger("stack.events", 3_000);
  private static final long SEED = Long.getLong("stack.seed", 11);
  private static final String SCHEDULED = "{\"source\":\"aws.events\"}";
  private static final int MOST_INVOCATIONS = 60;
  private static final int KILLS = 5;

  @TempDir private Path folder;
  private LakeCloud cloud;
  private Account account;

  @BeforeEach
  void open() throws Exception {
    cloud = new LakeCloud(folder);
    account = new Account(SEED, EVENTS);
    cloud.more.put("AWS_ENDPOINT_URL", account.aws.endpoint().toString());
    cloud.more.put("ALERTS_TOPIC_ARN", Account.TOPIC);
    cloud.more.put("LOOKUP_REQUESTS_PER_SECOND", "100");
    cloud.more.put("SSO_REGION", "us-east-1");
  }

  @AfterEach
  void close() {
    account.close();
    cloud.close();
  }

  @Test
  void nothingIsLostOrDoubledOnTheWayFromEventHistoryToTheLake() throws Exception {
    account.aws.faults().latency(Duration.ofMillis(400)).errors(0.03).resets(0.01);
    collectInShortInvocations();
    account.aws.faults().none();
    List<Happened> news = IntStream.range(0, 6).mapToObj(Account::newUser).toList();
    account.happens(news);
    account.aws.sns().refuse(new Refusal(500, "InternalFailure", "not now"));
    List<String> early = account.alerts();
    collect();
    assertThat(account.alerts()).isEqualTo(early);
    account.aws.sns().refuse(null);
    cloud.tables().upkeep().retryNow(Instant.now(), /* again= */ false);
    collect();

    export();

    assertThat(lake()).isEqualTo(account.truth());
    assertThat(cloud.lake().ids()).hasSameSizeAs(account.truth().keySet());
    assertAlertsCameOnce(news);
    String days =
        "SELECT CAST(event_date AS VARCHAR) || ' ' || count(*) FROM lake GROUP BY event_date ORDER BY 1";
    List<String> before = cloud.lake().ask(days);
    export();
    assertThat(cloud.lake().ask(days)).isEqualTo(before);
  }

  /// Each has a few seconds; every other one is killed before it ends.
  private void collectInShortInvocations() throws Exception {
    var random = new Random(SEED);
    int killed = 0;
    for (int i = 0; i < MOST_INVOCATIONS; i++) {
      try (Running function = cloud.startsCollector()) {
        assertThat(function.api().awaitQuestion(Duration.ofSeconds(60)))
            .as(function.process()::logged)
            .isTrue();
        var coming = function.api().invoke(SCHEDULED, Duration.ofSeconds(6));
        if (i % 2 == 0 && killed < KILLS) {
          Thread.sleep(random.nextInt(300, 4_000));
          function.process().kill();
          forgetLeases();
          killed++;
        } else if (isDone(coming.get(90, TimeUnit.SECONDS)) && killed == KILLS) {
          return;
        }
      }
    }
    throw new AssertionError("not done after " + MOST_INVOCATIONS + " invocations");
  }

  /// A run fails where too many answers of a stream are errors; the next one goes on.
  private static boolean isDone(Outcome outcome) {
    return outcome instanceof Outcome.Answered(String body)
        && body.contains("\"status\":\"complete\"")
        && body.contains("\"streams_behind\":0");
  }

  /// In place of the two minutes after which what a killed run held is free.
  private void forgetLeases() {
    for (String name : List.of("lease#collect", "lease#commit")) {
      LocalDynamo.get().delete(cloud.stack + "-control", "{\"region\":{\"S\":\"" + name + "\"}}");
    }
  }

  private void collect() throws Exception {
    try (Running function = cloud.startsCollector()) {
      assertThat(function.answers(SCHEDULED)).contains("\"status\":\"complete\"");
    }
  }

  private void export() throws Exception {
    try (Running function = cloud.starts(LateExport.class)) {
      assertThat(function.answers(SCHEDULED)).contains("\"status\":\"complete\"");
    }
  }

  private Map<String, String> lake() throws Exception {
    var lake = new TreeMap<String, String>();
    for (String row :
        cloud
            .lake()
            .ask(
                """
                SELECT concat_ws(' ', event_id, event_name, aws_region,
                  strftime(event_time, '%Y-%m-%dT%H:%M:%SZ'),
                  replace(event_source, '.amazonaws.com', ''), account_id)
                FROM lake""")) {
      int space = row.indexOf(' ');
      lake.put(row.substring(0, space), row.substring(space + 1));
    }
    return lake;
  }

  private void assertAlertsCameOnce(List<Happened> news) {
    List<String> told = account.alerts();
    assertThat(told).doesNotHaveDuplicates();
    var outbox = cloud.tables().alerts().outbox();
    var sent = new ArrayList<String>();
    outbox
        .list(java.util.EnumSet.allOf(DeliveryState.class), Integer.MAX_VALUE)
        .forEach(
            one -> {
              assertThat(one.state()).isEqualTo(DeliveryState.SENT);
              sent.add(one.alert().id());
            });
    assertThat(told).containsExactlyInAnyOrderElementsOf(sent);
    for (Happened one : news) {
      assertThat(told).as("an alert for %s", one.id()).anyMatch(id -> id.contains(one.id()));
    }
  }
}
