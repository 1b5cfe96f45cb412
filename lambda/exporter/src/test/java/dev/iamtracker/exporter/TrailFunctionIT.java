package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.exporter.LakeCloud.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailFunctionIT {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  @TempDir private Path folder;
  private LakeCloud cloud;
  private Running function;

  @BeforeEach
  void open() throws Exception {
    cloud = new LakeCloud(folder);
    function = cloud.starts(TrailHandler.class);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private String delivers(String name, String... records) throws IOException {
    return new TrailLogs(cloud.bucket.objects(), folder).delivers(name, List.of(records));
  }

  private static String batch(String... bodies) {
    return TrailLogs.batch(List.of(bodies));
  }

  private List<String> parts() {
    return cloud.bucket.objects().list("iam-events/").stream().map(one -> one.key()).toList();
  }

  @Test
  void aDeliveredFileIsOnePartOfEachOfItsDaysHoweverOftenItComes() throws Exception {
    String key =
        delivers(
            "a.json.gz",
            TrailLogs.record("a", "2026-11-20T23:59:59Z"),
            TrailLogs.record("b", "2026-11-21T00:00:00Z"),
            TrailLogs.record("c", "2026-11-21T00:00:01Z"));

    assertThat(function.answers(batch(TrailLogs.notification(key), TrailLogs.notification(key))))
        .isEqualTo("{\"batchItemFailures\":[]}");
    function.answers(batch(TrailLogs.notification(key)));

    assertThat(parts()).hasSize(2).allMatch(part -> part.contains("/trail-"));
    assertThat(cloud.lake().ids()).containsExactly("a", "b", "c");
    assertThat(cloud.lake().ask("SELECT DISTINCT matched_rules FROM lake").getFirst())
        .contains("root");
  }

  @Test
  void everyKindOfMessageIsUnderstood() throws Exception {
    delivers("space and+plus.json.gz", TrailLogs.record("a", "2026-11-20T10:00:00Z"));
    delivers("b.json.gz", TrailLogs.record("b", "2026-11-20T10:00:00Z"));
    delivers("c.json.gz", TrailLogs.record("c", "2026-11-20T10:00:00Z"));
    String wrapped =
        "{\"Type\":\"Notification\",\"Message\":"
            + TrailLogs.string(TrailLogs.notification(TrailLogs.FOLDER + "b.json.gz"))
            + "}";
    String ofCloudTrail =
        "{\"Type\":\"Notification\",\"Message\":"
            + TrailLogs.string(
                "{\"s3Bucket\":\""
                    + TestBucket.NAME
                    + "\",\"s3ObjectKey\":[\""
                    + TrailLogs.FOLDER
                    + "c.json.gz\"]}")
            + "}";

    assertThat(
            function.answers(
                batch(
                    "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}",
                    TrailLogs.notification(TrailLogs.FOLDER + "space+and%2Bplus.json.gz"),
                    wrapped,
                    ofCloudTrail,
                    TrailLogs.notification(
                        "AWSLogs/1/CloudTrail-Digest/us-east-1/2026/11/20/d.json.gz"))))
        .isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(cloud.lake().ids()).containsExactly("a", "b", "c");
  }

  @Test
  void aPoisonedMessageFailsAlone() throws Exception {
    delivers("good.json.gz", TrailLogs.record("a", "2026-11-20T10:00:00Z"), "{\"no\":\"event\"}");
    Path bad = Files.writeString(folder.resolve("bad"), "this is no gzip");
    cloud.bucket.objects().put(TrailLogs.FOLDER + "bad.json.gz", bad);

    assertThat(
            function.answers(
                batch(
                    "no JSON at all",
                    TrailLogs.notification(TrailLogs.FOLDER + "bad.json.gz"),
                    TrailLogs.notification(TrailLogs.FOLDER + "missing.json.gz"),
                    "{\"hello\":1}",
                    TrailLogs.notification(TrailLogs.FOLDER + "good.json.gz"))))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"},"
                + "{\"itemIdentifier\":\"m3\"},{\"itemIdentifier\":\"m4\"}]}");

    assertThat(cloud.lake().ids()).containsExactly("a");
    assertThat(function.process().logged())
        .contains("bad.json.gz cannot be used", "\"quarantined\":1");
  }

  @Test
  void theExporterMakesOneFileOfADayAndDoublesNothing() throws Exception {
    cloud.stores(List.of(TestDays.event(DAY, "a", "alice"), TestDays.event(DAY, "d", "bob")));
    String key =
        delivers(
            "a.json.gz",
            TrailLogs.record("a", "2026-11-20T10:00:00Z"),
            TrailLogs.record("b", "2026-11-20T10:00:01Z"));
    function.answers(batch(TrailLogs.notification(key)));

    cloud.starts(ExportHandler.class).answers("{}");

    assertThat(parts()).containsExactly("iam-events/event_date=2026-11-20/part-00000.parquet");
    assertThat(cloud.lake().ids()).containsExactly("a", "b", "d");
    function.answers(batch(TrailLogs.notification(key)));
    cloud.starts(LateExport.class).answers("{}");
    assertThat(cloud.lake().ids()).containsExactly("a", "b", "d");
  }
}
