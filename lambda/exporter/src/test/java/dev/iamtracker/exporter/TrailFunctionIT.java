package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.exporter.LakeCloud.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailFunctionIT {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final String LOGS = "AWSLogs/o-a1/111122223333/CloudTrail/us-east-1/2026/11/20/";

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

  private static String record(String id, String time) {
    return """
    {"eventVersion":"1.11","userIdentity":{"type":"Root","accountId":"111122223333",\
    "arn":"arn:aws:iam::111122223333:root"},"eventTime":"%s",\
    "eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey","awsRegion":"us-east-1",\
    "sourceIPAddress":"192.0.2.1","eventID":"%s","readOnly":false,\
    "recipientAccountId":"111122223333"}"""
        .formatted(time, id);
  }

  private String delivers(String name, String... records) throws IOException {
    Path file = folder.resolve("file");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(("{\"Records\":[" + String.join(",", records) + "]}").getBytes(UTF_8));
    }
    cloud.bucket.objects().put(name, file);
    return name;
  }

  private static String notification(String key) {
    return """
    {"Records":[{"eventName":"ObjectCreated:Put","awsRegion":"us-east-1","s3":{"bucket":\
    {"name":"%s"},"object":{"key":"%s"}}}]}"""
        .formatted(TestBucket.NAME, key);
  }

  private static String string(String text) {
    return new String(JsonTree.string(text).toBytes(), UTF_8);
  }

  private static String batch(String... bodies) {
    var number = new int[1];
    return Stream.of(bodies)
        .map(body -> "{\"messageId\":\"m" + ++number[0] + "\",\"body\":" + string(body) + "}")
        .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
  }

  private List<String> parts() {
    return cloud.bucket.objects().list("iam-events/").stream().map(one -> one.key()).toList();
  }

  @Test
  void aDeliveredFileIsOnePartOfEachOfItsDaysHoweverOftenItComes() throws Exception {
    String key =
        delivers(
            LOGS + "a.json.gz",
            record("a", "2026-11-20T23:59:59Z"),
            record("b", "2026-11-21T00:00:00Z"),
            record("c", "2026-11-21T00:00:01Z"));

    assertThat(function.answers(batch(notification(key), notification(key))))
        .isEqualTo("{\"batchItemFailures\":[]}");
    function.answers(batch(notification(key)));

    assertThat(parts()).hasSize(2).allMatch(part -> part.contains("/trail-"));
    assertThat(cloud.lake().ids()).containsExactly("a", "b", "c");
    assertThat(cloud.lake().ask("SELECT DISTINCT matched_rules FROM lake").getFirst())
        .contains("root");
  }

  @Test
  void everyKindOfMessageIsUnderstood() throws Exception {
    delivers(LOGS + "space and+plus.json.gz", record("a", "2026-11-20T10:00:00Z"));
    delivers(LOGS + "b.json.gz", record("b", "2026-11-20T10:00:00Z"));
    delivers(LOGS + "c.json.gz", record("c", "2026-11-20T10:00:00Z"));
    String wrapped =
        "{\"Type\":\"Notification\",\"Message\":" + string(notification(LOGS + "b.json.gz")) + "}";
    String ofCloudTrail =
        "{\"Type\":\"Notification\",\"Message\":"
            + string(
                "{\"s3Bucket\":\""
                    + TestBucket.NAME
                    + "\",\"s3ObjectKey\":[\""
                    + LOGS
                    + "c.json.gz\"]}")
            + "}";

    assertThat(
            function.answers(
                batch(
                    "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}",
                    notification(LOGS + "space+and%2Bplus.json.gz"),
                    wrapped,
                    ofCloudTrail,
                    notification("AWSLogs/1/CloudTrail-Digest/us-east-1/2026/11/20/d.json.gz"))))
        .isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(cloud.lake().ids()).containsExactly("a", "b", "c");
  }

  @Test
  void aPoisonedMessageFailsAlone() throws Exception {
    delivers(LOGS + "good.json.gz", record("a", "2026-11-20T10:00:00Z"), "{\"no\":\"event\"}");
    Path bad = Files.writeString(folder.resolve("bad"), "this is no gzip");
    cloud.bucket.objects().put(LOGS + "bad.json.gz", bad);

    assertThat(
            function.answers(
                batch(
                    "no JSON at all",
                    notification(LOGS + "bad.json.gz"),
                    notification(LOGS + "missing.json.gz"),
                    "{\"hello\":1}",
                    notification(LOGS + "good.json.gz"))))
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
            LOGS + "a.json.gz",
            record("a", "2026-11-20T10:00:00Z"),
            record("b", "2026-11-20T10:00:01Z"));
    function.answers(batch(notification(key)));

    cloud.starts(ExportHandler.class).answers("{}");

    assertThat(parts()).containsExactly("iam-events/event_date=2026-11-20/part-00000.parquet");
    assertThat(cloud.lake().ids()).containsExactly("a", "b", "d");
    function.answers(batch(notification(key)));
    cloud.starts(LateExport.class).answers("{}");
    assertThat(cloud.lake().ids()).containsExactly("a", "b", "d");
  }
}
