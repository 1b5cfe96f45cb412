package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.exporter.FaultyProxy.Answer;
import dev.iamtracker.exporter.FaultyProxy.CutAnswer;
import dev.iamtracker.exporter.FaultyProxy.CutRequest;
import dev.iamtracker.exporter.FaultyProxy.Fate;
import dev.iamtracker.exporter.FaultyProxy.Pass;
import dev.iamtracker.exporter.LakeCloud.Running;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.standin.lambda.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packed exporter when S3, DynamoDB, its time or a second exporter is in its way.
class ExportFaultsIT {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final String SCHEDULED = "{\"source\":\"aws.events\"}";

  @TempDir private Path folder;
  private LakeCloud cloud;
  private FaultyProxy proxy;
  private DynamoGate gate;
  private final List<IdentityEvent> stored = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    cloud = new LakeCloud(folder);
    proxy = new FaultyProxy(cloud.bucket.port());
    gate = DynamoGate.before(LocalDynamo.get());
    cloud.more.putAll(gate.environment());
    cloud.more.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + proxy.port());
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < 60; i++) {
        stored.add(TestDays.event(DAY.plusDays(day), "event-" + day + "-" + i, "user-" + i % 7));
      }
    }
    cloud.stores(stored);
  }

  @AfterEach
  void close() throws Exception {
    cloud.close();
    gate.close();
    proxy.close();
  }

  private void assertLakeIsWhole() throws Exception {
    List<String> truth =
        stored.stream()
            .map(
                event ->
                    String.join(
                        "|",
                        event.id().toString(),
                        event.date().toString(),
                        Long.toString(event.time().toEpochMilli()),
                        event.text(Column.EVENT_NAME).orElseThrow(),
                        event.text(Column.USER_NAME).orElseThrow(),
                        event.text(Column.EXTRA).orElseThrow()))
            .sorted()
            .toList();
    assertThat(
            cloud
                .lake()
                .ask(
                    "SELECT concat_ws('|', event_id, event_date, epoch_ms(event_time), event_name,"
                        + " user_name, extra) FROM lake ORDER BY 1"))
        .containsExactlyElementsOf(truth);
    assertThat(cloud.bucket.objects().list("exports/")).isEmpty();
  }

  private static String report(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).report();
  }

  private static final List<Fate> TROUBLES =
      List.of(
          new Answer(503, "SlowDown"),
          new Answer(500, "InternalError"),
          new CutRequest(100),
          new CutAnswer(0));

  @Test
  void slowdownsLostAnswersAndBrokenUploadsCostTimeAndNothingElse() throws Exception {
    var random = new Random(11);
    proxy.fate(
        _ -> {
          synchronized (random) {
            return random.nextInt(5) == 0
                ? TROUBLES.get(random.nextInt(TROUBLES.size()))
                : new Pass();
          }
        });
    gate.go(
        call -> {
          synchronized (random) {
            return random.nextInt(5) == 0
                ? Optional.of(random.nextBoolean() ? Mishap.THROTTLED : Mishap.FAULT)
                : Optional.empty();
          }
        });

    assertThat(cloud.starts(ExportHandler.class).answers(SCHEDULED))
        .contains("\"status\":\"complete\"", "\"days_exported\":3", "\"events_exported\":180");

    assertLakeIsWhole();
  }

  @Test
  void aDayThatMayNotBeWrittenFailsTheRunAfterTheOthersAreDone() throws Exception {
    proxy.fate(
        line ->
            line.startsWith("PUT") && line.contains(DAY.plusDays(1).toString())
                ? new Answer(403, "AccessDenied")
                : new Pass());
    Running function = cloud.starts(ExportHandler.class);

    String report = report(function.invoke(SCHEDULED));

    assertThat(report).contains("1 days were not exported", "2026-11-21", "access denied");
    assertThat(cloud.lake().ids()).hasSize(120);
    assertThat(function.process().logged())
        .contains("\"ExportsCompleted\":0", "\"days_exported\":2", "\"days_failed\":1");
    assertThat(cloud.tables().kept("export").orElseThrow().text())
        .contains("\"status\":\"failed\"", "\"days_exported\":2", "access denied");
    proxy.fate(_ -> new Pass());
    assertThat(function.answers(SCHEDULED))
        .contains("\"status\":\"complete\"", "\"days_exported\":1");
    assertLakeIsWhole();
  }

  @Test
  void aBucketThatMayNotBeUsedFailsTheRunAndHasItsMetric() throws Exception {
    proxy.fate(_ -> new Answer(403, "AccessDenied"));
    Running function = cloud.starts(ExportHandler.class);

    String report = report(function.invoke(SCHEDULED));

    assertThat(report).contains("access denied", TestBucket.NAME);
    assertThat(function.process().logged()).contains("\"ExportsCompleted\":0");
    assertThat(cloud.tables().kept("export").orElseThrow().text())
        .contains("\"status\":\"failed\"", "\"error\":\"", TestBucket.NAME);
    proxy.fate(_ -> new Pass());
    function.answers(SCHEDULED);
    assertLakeIsWhole();
  }

  @Test
  void daysThatMayNotBeReadStayAsTheyWere() throws Exception {
    Running function = cloud.starts(ExportHandler.class);
    function.answers(SCHEDULED);
    IdentityEvent late = TestDays.event(DAY, "late", "alice");
    cloud.stores(List.of(late));
    gate.go(
        call ->
            call.action().equals("Query") && call.body().contains("\":d\"")
                ? Optional.of(Mishap.DENIED)
                : Optional.empty());

    assertThat(report(function.invoke(SCHEDULED))).contains(cloud.stack + "-events");

    assertLakeIsWhole();
    gate.go(_ -> Optional.empty());
    stored.add(late);
    function.answers(SCHEDULED);
    assertLakeIsWhole();
  }

  @Test
  void aMissingTableIsNamed() throws Exception {
    cloud.more.put("EVENTS_TABLE", "another-events");
    Running function = cloud.starts(ExportHandler.class);

    assertThat(report(function.invoke(SCHEDULED))).contains("another-events");
    assertThat(function.process().logged()).contains("\"ExportsCompleted\":0");
  }

  @Test
  void withoutTimeItStopsAndTheNextRunGoesOn() throws Exception {
    Running function = cloud.starts(ExportHandler.class);

    Outcome outcome =
        function.api().invoke(SCHEDULED, Duration.ofSeconds(70)).get(60, TimeUnit.SECONDS);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Answered.class,
            answered ->
                assertThat(answered.body())
                    .contains("\"status\":\"stopped\"", "\"days_exported\":0", "\"days_left\":3"));
    assertThat(function.process().logged()).containsPattern("\"ExportLagSeconds\":[1-9]");
    assertThat(function.answers(SCHEDULED)).contains("\"days_exported\":3");
    assertLakeIsWhole();
  }

  @Test
  void ofTwoAtOnceOneYieldsOrFindsNothingToDo() throws Exception {
    Running one = cloud.starts(ExportHandler.class);
    Running two = cloud.starts(ExportHandler.class);
    one.api().awaitQuestion(Duration.ofSeconds(60));
    two.api().awaitQuestion(Duration.ofSeconds(60));
    var first = one.api().invoke(SCHEDULED, Duration.ofMinutes(10));
    var second = two.api().invoke(SCHEDULED, Duration.ofMinutes(10));

    List<Outcome> outcomes =
        List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));

    assertThat(outcomes).allMatch(Outcome.Answered.class::isInstance);
    assertThat(outcomes.stream().filter(done -> done.toString().contains("\"days_exported\":3")))
        .hasSize(1);
    assertThat(
            outcomes.stream()
                .filter(
                    other ->
                        other.toString().contains("yielded")
                            || other.toString().contains("\"days_exported\":0")))
        .hasSize(1);
    assertLakeIsWhole();
  }
}
