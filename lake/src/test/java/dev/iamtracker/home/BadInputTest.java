package dev.iamtracker.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.files.LogFiles;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.run.RunSummary.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input never stops a run and is never silent.
class BadInputTest {
  @TempDir private Path folder;

  private final InMemoryRunStore.Shelf shelf = new InMemoryRunStore.Shelf();

  static String record(String id) {
    return record(id, "2026-11-20T10:00:00Z");
  }

  static String record(String id, String time) {
    return """
    {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","userName":"ada"},\
    "eventTime":"%s","eventSource":"iam.amazonaws.com","eventName":"CreateUser",\
    "awsRegion":"us-east-1","eventID":"%s"}"""
        .formatted(time, id);
  }

  static String file(String... records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  private Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String content) {
    return write(name, content.getBytes(UTF_8));
  }

  private RunSummary read(Path... paths) {
    List<String> arguments = Arrays.stream(paths).map(Path::toString).toList();
    var found = LogFiles.find(arguments, InputStream.nullInputStream());
    List<Rejection> missing =
        found.missing().stream().map(one -> new Rejection(one.path(), "", one.reason())).toList();
    RunSummary summary;
    try (var store = new InMemoryRunStore(shelf)) {
      List<LogFile> files = found.files();
      summary = new IngestRun(TestHome.plan(2), store, () -> 0).read(files, missing);
      store.commit("{}");
    }
    assertThat(IngestTest.counted(summary)).isEqualTo(summary.records());
    return summary;
  }

  /// One rejection that names the input, the place and the reason.
  private static void assertRejected(RunSummary summary, Path input, String place, String reason) {
    assertThat(summary.incomplete()).isTrue();
    assertThat(summary.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.input()).startsWith(input.toString());
              assertThat(rejection.place()).isEqualTo(place);
              assertThat(rejection.reason()).contains(reason);
            });
  }

  @Test
  void anEmptyFile() {
    Path input = write("empty.json", "");

    assertRejected(read(input), input, "", "empty");
  }

  @Test
  void aFileOfSpacesHoldsNothing() {
    Path input = write("spaces.json", " \n \n");

    assertRejected(read(input), input, "", "no records");
  }

  @Test
  void textThatIsNoJson() {
    Path input = write("notes.txt", "Dear all,\nhere are the logs.\n");

    assertRejected(read(input), input, "", "not JSON: it begins with 'D'");
  }

  @Test
  void aTruncatedGzipFileGivesWhatItHolds() {
    String[] records = new String[400];
    Arrays.setAll(records, i -> record("id-" + i));
    byte[] packed = gzip(file(records).getBytes(UTF_8));
    Path input = write("cut.json.gz", Arrays.copyOf(packed, packed.length / 2));

    RunSummary summary = read(input);

    assertThat(summary.stored()).isBetween(1L, 399L);
    assertThat(summary.quarantined()).isEqualTo(1);
    assertThat(summary.rejected().getFirst().input()).isEqualTo(input.toString());
    assertThat(summary.rejected().getFirst().reason()).contains("truncated");
  }

  @Test
  void aGzipBombIsRefused() throws IOException {
    Path input = folder.resolve("bomb.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(input))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }

    RunSummary summary = read(input);

    assertThat(summary.filesRejected()).isEqualTo(1);
    assertThat(summary.stored()).isZero();
    assertThat(summary.recordBytes()).isLessThan(80L << 20);
    assertThat(summary.rejected().getFirst().input()).isEqualTo(input.toString());
  }

  @Test
  void aRecordThatBreaksOffInTheMiddleOfItsFile() {
    String whole = file(record("1"), record("2"), record("3"), record("4"), record("5"));
    int inTheThird = whole.indexOf("\"eventID\":\"3\"");
    Path input = write("cut.json", whole.substring(0, inTheThird));

    RunSummary summary = read(input);

    assertThat(shelf.visible()).containsExactlyInAnyOrder("1", "2");
    int third = whole.indexOf("{\"eventVersion", whole.indexOf("\"eventID\":\"2\""));
    assertRejected(summary, input, "record 3, byte " + third, "truncated");
  }

  @Test
  void recordsThatAreNoArray() {
    Path input = write("odd.json", "{\"Records\":{\"a\":1}}");

    assertRejected(read(input), input, "record 1, byte 0", "");
  }

  @Test
  void aRecordThatIsAText() {
    Path input = write("text.json", file(record("1"), "\"just a text\"", record("2")));

    RunSummary summary = read(input);

    assertThat(summary.stored()).isEqualTo(2);
    assertThat(summary.rejected())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("the record is not a JSON object"))
        .satisfies(one -> assertThat(one.place()).startsWith("record 2, byte "));
  }

  @Test
  void aRecordNestedAHundredThousandTimes() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    Path input = write("deep.json", file(record("1"), deep, record("2")));

    RunSummary summary = read(input);

    assertThat(summary.stored()).isEqualTo(2);
    assertThat(summary.rejected()).singleElement().asString().contains("nested deeper than 100");
  }

  @Test
  void aRecordOfTwentyMegabytes() {
    String huge = "{\"eventID\":\"" + "x".repeat(20 << 20) + "\"}";
    Path input = write("huge.json", file(record("1"), huge, record("2")));

    RunSummary summary = read(input);

    assertThat(summary.stored()).isEqualTo(2);
    assertThat(summary.rejected()).singleElement().asString().contains("larger than 16 MiB");
    assertThat(shelf.quarantined().getFirst().text().length()).isLessThanOrEqualTo(64 << 10);
  }

  @Test
  void bytesThatAreNotUtf8AreReplacedAndTold() {
    byte[] bytes = file(record("1").replace("ada", "\u00e9da")).getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == (byte) 0xc3) {
        bytes[i] = (byte) 0xff;
      }
    }
    Path input = write("latin.json", bytes);

    RunSummary summary = read(input);

    assertThat(summary.stored()).isEqualTo(1);
    assertThat(summary.warnings()).isEqualTo(1);
    assertThat(summary.rejected()).singleElement().asString().contains("UTF-8", "record 1, byte ");
  }

  @Test
  void aFieldNamedTwiceIsNoReasonToStop() {
    Path input =
        write("twice.json", file(record("1").replace("{\"event", "{\"eventID\":\"0\",\"event")));

    RunSummary summary = read(input);

    assertThat(summary.records()).isEqualTo(1);
    assertThat(summary.stored() + summary.quarantined()).isEqualTo(1);
    assertThat(summary.rejected()).singleElement().asString().contains("eventID");
  }

  @Test
  void timesThatCannotBe() {
    Path input =
        write(
            "times.json",
            file(
                record("1", "9999-01-01T00:00:00Z"),
                record("2", "1969-12-31T23:59:59Z"),
                record("3", "yesterday"),
                record("4")));

    RunSummary summary = read(input);

    assertThat(summary.stored()).isEqualTo(1);
    assertThat(summary.quarantined()).isEqualTo(3);
    assertThat(summary.rejected())
        .extracting(Rejection::reason)
        .anyMatch(reason -> reason.contains("9999") && reason.contains("implausible"))
        .anyMatch(reason -> reason.contains("1969") && reason.contains("implausible"))
        .anyMatch(reason -> reason.contains("eventTime is not a time"));
  }

  @Test
  void aPathThatDoesNotExist() {
    Path input = folder.resolve("nothing.json");

    assertRejected(read(input), input, "", "");
  }

  @Test
  void aFileThatIsGoneWhenItIsItsTurn() throws IOException {
    Path input = write("gone.json", file(record("1")));
    List<LogFile> files = SimulatedLogs.files(input);
    Files.delete(input);

    RunSummary summary;
    try (var store = new InMemoryRunStore(shelf)) {
      summary = new IngestRun(TestHome.plan(1), store, () -> 0).read(files, List.of());
    }

    assertRejected(summary, input, "", "gone");
  }

  @Test
  void linksThatLeadInACircle() throws IOException {
    Path loop = Files.createDirectory(folder.resolve("loop"));
    write("loop/good.json", file(record("1")));
    Files.createSymbolicLink(loop.resolve("again"), loop);

    RunSummary summary = read(loop);

    assertThat(summary.stored()).isEqualTo(1);
    assertThat(summary.files()).isEqualTo(1);
  }

  @Test
  void goodFilesBesideBadOnesAreRead() {
    write("a.json", "nothing");
    write("b.json", file(record("1")));
    write("c.json", "");
    write("d.json", file(record("2")));

    RunSummary summary = read(folder);

    assertThat(shelf.visible()).containsExactlyInAnyOrder("1", "2");
    assertThat(summary.filesRejected()).isEqualTo(2);
    assertThat(shelf.quarantined()).hasSize(2);
  }

  @Test
  void aFileFullOfRubbishFillsNeitherTheSummaryNorTheQuarantine() {
    String[] records = new String[5_000];
    Arrays.fill(records, "{\"eventID\":7}");
    Path input = write("rubbish.json", file(records));

    RunSummary summary = read(input);

    assertThat(summary.quarantined()).isEqualTo(5_000);
    assertThat(summary.rejected()).hasSizeLessThanOrEqualTo(100);
    assertThat(shelf.quarantined()).hasSize(1_000);
    assertThat(summary.filesRejected()).isEqualTo(1);
  }

  @Test
  void theQuarantineHoldsNoSecrets() {
    Path input =
        write("secret.json", file("{\"password\":\"hunter2\",\"eventID\":\"1\",}", record("2")));

    read(input);

    assertThat(shelf.quarantined()).singleElement().asString().doesNotContain("hunter2");
  }

  static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
