package dev.iamtracker.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.export.LakeObjects.Stored;
import dev.iamtracker.exporter.FaultyProxy.Answer;
import dev.iamtracker.exporter.FaultyProxy.CutAnswer;
import dev.iamtracker.exporter.FaultyProxy.CutRequest;
import dev.iamtracker.exporter.FaultyProxy.Fate;
import dev.iamtracker.exporter.FaultyProxy.Pass;
import dev.iamtracker.s3.S3LakeObjects;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens when S3 does not do what it was asked for.
class S3FaultsTest {
  private static final String KEY = "iam-events/event_date=2026-11-20/part-00000.parquet";

  private static TestBucket bucket;

  @TempDir private Path folder;
  private FaultyProxy proxy;
  private AwsAccess access;
  private S3LakeObjects objects;

  @BeforeAll
  static void start() throws Exception {
    bucket = TestBucket.start();
  }

  @AfterAll
  static void stop() throws Exception {
    bucket.stop();
  }

  @BeforeEach
  void connect() throws IOException {
    bucket.objects().delete(bucket.objects().list(""));
    proxy = new FaultyProxy(bucket.port());
    access = TestBucket.access(proxy.port());
    objects = S3LakeObjects.open(access, TestBucket.REGION, TestBucket.NAME);
  }

  @AfterEach
  void disconnect() throws IOException {
    objects.close();
    access.close();
    proxy.close();
  }

  private Path large() throws IOException {
    byte[] bytes = new byte[35 << 20];
    new Random(3).nextBytes(bytes);
    return Files.write(folder.resolve("large"), bytes);
  }

  private Path small() throws IOException {
    return Files.writeString(folder.resolve("small"), "small", UTF_8);
  }

  /// The first so many requests that contain a text meet a fate.
  private static Function<String, Fate> first(int times, String part, Fate fate) {
    var left = new AtomicInteger(times);
    return line -> line.contains(part) && left.getAndDecrement() > 0 ? fate : new Pass();
  }

  private void assertStored(Path file) throws IOException {
    Path back = folder.resolve("back");
    bucket.objects().get(KEY, back);
    assertThat(Files.mismatch(file, back)).isEqualTo(-1);
  }

  @Test
  void asksAgainWhenToldToSlowDown() throws IOException {
    proxy.fate(first(4, "PUT", new Answer(503, "SlowDown")));

    objects.put(KEY, small());

    assertStored(small());
  }

  @Test
  void aPieceWhoseConnectionBreaksIsSentAgain() throws IOException {
    proxy.fate(first(2, "partNumber=2", new CutRequest(5 << 20)));
    Path large = large();

    objects.put(KEY, large);

    assertStored(large);
  }

  @Test
  void aSmallFileWhoseConnectionBreaksIsSentAgain() throws IOException {
    proxy.fate(first(2, "PUT", new CutRequest(2)));

    objects.put(KEY, small());

    assertStored(small());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 200})
  void everyQuestionIsAskedAgainWhenItsAnswerBreaksOff(int bytes) throws IOException {
    proxy.fate(first(1, "PUT", new CutAnswer(bytes)));
    objects.put(KEY, small());
    proxy.fate(first(1, "GET", new CutAnswer(bytes)));
    objects.get(KEY, folder.resolve("read"));
    proxy.fate(first(1, "GET", new CutAnswer(bytes)));
    List<Stored> listed = objects.list("iam-events/");
    proxy.fate(first(1, "PUT", new CutAnswer(bytes)));
    objects.copy(KEY, KEY + "2");
    proxy.fate(first(1, "POST", new CutAnswer(bytes)));
    objects.delete(listed);

    assertThat(folder.resolve("read")).hasContent("small");
    assertThat(bucket.objects().list("")).extracting(Stored::key).containsExactly(KEY + "2");
  }

  @Test
  void aFileIsReadAgainWhenItsConnectionBreaks() throws IOException {
    Path large = large();
    bucket.objects().put(KEY, large);
    proxy.fate(first(2, "GET", new CutAnswer(9 << 20)));
    Path back = folder.resolve("read");

    objects.get(KEY, back);

    assertThat(Files.mismatch(large, back)).isEqualTo(-1);
  }

  @Test
  void anUploadThatCannotBeDoneIsGivenUp() throws IOException {
    proxy.fate(
        line -> line.contains("partNumber=3") ? new Answer(403, "AccessDenied") : new Pass());
    Path large = large();

    assertThatThrownBy(() -> objects.put(KEY, large))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContainingAll("cannot write " + KEY, TestBucket.NAME, "access denied");
    assertThat(proxy.requests())
        .anyMatch(line -> line.startsWith("DELETE") && line.contains("uploadId"));
    assertThat(bucket.objects().list("")).isEmpty();
  }

  @Test
  void saysThatS3IsOverloaded() {
    proxy.fate(_ -> new Answer(503, "SlowDown"));

    assertThatThrownBy(() -> objects.list("iam-events/"))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContainingAll("S3 is overloaded", "SlowDown", "later");
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    proxy.close();

    assertThatThrownBy(() -> objects.put(KEY, small()))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("the connection failed");
  }

  @Test
  void saysThatThereIsNoBucket() {
    try (var others = S3LakeObjects.open(access, TestBucket.REGION, "no-such-bucket")) {
      assertThatThrownBy(() -> others.list(""))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContainingAll("no-such-bucket", "ANALYTICS_BUCKET");
      assertThatThrownBy(() -> others.put(KEY, small()))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("ANALYTICS_BUCKET");
    }
  }

  @Test
  void theLeaseIsOursWhenOnlyTheAnswerGotLost() {
    proxy.fate(first(1, "PUT", new CutAnswer(0)));

    assertThat(objects.lease(InstantSource.system()).take("one")).isPresent();
    assertThat(objects.lease(InstantSource.system()).take("two")).isEmpty();
  }
}
