package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.exporter.FaultyProxy.Answer;
import dev.iamtracker.exporter.FaultyProxy.CutAnswer;
import dev.iamtracker.exporter.FaultyProxy.CutRequest;
import dev.iamtracker.exporter.FaultyProxy.Fate;
import dev.iamtracker.exporter.FaultyProxy.Pass;
import dev.iamtracker.exporter.LakeCloud.Running;
import dev.iamtracker.standin.lambda.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packed trail function when S3 or its time is in its way.
class TrailFaultsIT {
  private static final int FILES = 6;
  private static final int RECORDS = 50;

  @TempDir private Path folder;
  private LakeCloud cloud;
  private FaultyProxy proxy;
  private final List<String> keys = new ArrayList<>();
  private final TreeSet<String> ids = new TreeSet<>();

  @BeforeEach
  void open() throws Exception {
    cloud = new LakeCloud(folder);
    proxy = new FaultyProxy(cloud.bucket.port());
    cloud.more.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + proxy.port());
    var logs = new TrailLogs(cloud.bucket.objects(), folder);
    for (int file = 0; file < FILES; file++) {
      var records = new ArrayList<String>();
      for (int record = 0; record < RECORDS; record++) {
        String id = "event-%d-%02d".formatted(file, record);
        ids.add(id);
        String hour = record < RECORDS / 2 ? "2026-11-20T23" : "2026-11-21T00";
        records.add(TrailLogs.record(id, hour + ":%02d:00Z".formatted(record)));
      }
      keys.add(logs.delivers("file-" + file + ".json.gz", records));
    }
  }

  @AfterEach
  void close() throws Exception {
    cloud.close();
    proxy.close();
  }

  private String batch() {
    return TrailLogs.batch(keys.stream().map(TrailLogs::notification).toList());
  }

  private void assertLakeIsWhole() throws Exception {
    assertThat(cloud.lake().ids()).containsExactlyElementsOf(ids);
    assertThat(cloud.bucket.objects().list("iam-events/")).hasSize(2 * FILES);
  }

  @Test
  void slowdownsLostAnswersAndBrokenUploadsCostTimeAndNothingElse() throws Exception {
    var troubles =
        List.<Fate>of(new Answer(503, "SlowDown"), new CutRequest(100), new CutAnswer(50));
    var random = new Random(5);
    proxy.fate(
        _ -> {
          synchronized (random) {
            return random.nextInt(4) == 0
                ? troubles.get(random.nextInt(troubles.size()))
                : new Pass();
          }
        });

    Running function = cloud.starts(TrailHandler.class);

    assertThat(function.answers(batch()))
        .as(function.process().logged())
        .isEqualTo("{\"batchItemFailures\":[]}");

    assertLakeIsWhole();
  }

  @Test
  void aFileThatMayNotBeReadFailsAloneUntilItMay() throws Exception {
    proxy.fate(
        line ->
            line.startsWith("GET") && line.contains("file-3.json.gz")
                ? new Answer(403, "AccessDenied")
                : new Pass());
    Running function = cloud.starts(TrailHandler.class);

    assertThat(function.answers(batch()))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m4\"}]}");

    assertThat(cloud.lake().ids()).hasSize(RECORDS * (FILES - 1));
    assertThat(function.process().logged()).contains("access denied", "file-3.json.gz");
    proxy.fate(_ -> new Pass());
    assertThat(function.answers(batch())).isEqualTo("{\"batchItemFailures\":[]}");
    assertLakeIsWhole();
  }

  @Test
  void whatIsKilledComesAgainAndDoublesNothing() throws Exception {
    for (int files = 1; files <= 3; files++) {
      int most = 2 * files - 1;
      try (Running function = cloud.starts(TrailHandler.class)) {
        var outcome = function.api().invoke(batch(), Duration.ofMinutes(1));
        while (cloud.bucket.objects().list("iam-events/").size() < most && !outcome.isDone()) {
          Thread.sleep(5);
        }
      }
    }

    assertThat(cloud.starts(TrailHandler.class).answers(batch()))
        .isEqualTo("{\"batchItemFailures\":[]}");

    assertLakeIsWhole();
  }

  @Test
  void whatThereIsNoTimeForComesAgain() throws Exception {
    Running function = cloud.starts(TrailHandler.class);

    Outcome outcome =
        function.api().invoke(batch(), Duration.ofSeconds(19)).get(60, TimeUnit.SECONDS);

    assertThat(outcome.toString()).contains("\"m1\"", "\"m" + FILES + "\"");
    assertThat(cloud.lake().ids()).isEmpty();
    function.answers(batch());
    assertLakeIsWhole();
  }
}
