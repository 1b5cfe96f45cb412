package dev.iamtracker.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.run.RunSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Whatever lies in a file: reading it never fails, and every record is counted once.
class AnyInputProperties {
  private static final List<String> PIECES =
      List.of(
          BadInputTest.file(BadInputTest.record("1"), BadInputTest.record("2")),
          BadInputTest.file(BadInputTest.record("3").replace("iam.", "ec2.")),
          BadInputTest.record("4"),
          BadInputTest.record("5") + "\n" + BadInputTest.record("6") + "\n",
          "[" + BadInputTest.record("7") + ",null,{}," + BadInputTest.record("8") + "]",
          "{\"Events\":[{\"CloudTrailEvent\":\"{\\\"eventID\\\":\\\"9\\\"}\"}]}",
          "{\"detail\":" + BadInputTest.record("10") + "}",
          BadInputTest.file(BadInputTest.record("11", "1969-01-01T00:00:00Z")),
          "{\"Records\":",
          "\"Records\":[",
          "[[[[",
          "]}",
          "{\"digestStartTime\":\"x\",\"logFiles\":[]}",
          "\u0000\u001f\u008b\b",
          "BZh9",
          "PK\u0003\u0004",
          "\ufeff",
          "\n",
          "\"",
          "\\",
          "\u00e9\u2028",
          "0");

  record Edit(int at, int length, byte[] instead) {}

  @Property(tries = 400)
  void everyRecordIsCountedOnceAndNothingIsThrown(
      @ForAll("contents") List<byte[]> contents, @ForAll boolean packed) throws IOException {
    Path folder = Files.createTempDirectory("any-input");
    var shelf = new InMemoryRunStore.Shelf();
    try (var store = new InMemoryRunStore(shelf)) {
      for (int i = 0; i < contents.size(); i++) {
        byte[] content = packed ? BadInputTest.gzip(contents.get(i)) : contents.get(i);
        Files.write(folder.resolve(i + ".json"), content);
      }
      List<LogFile> files = SimulatedLogs.files(folder);

      RunSummary summary = new IngestRun(TestHome.plan(2), store, () -> 0).read(files, List.of());

      store.commit("{}");
      assertThat(IngestTest.counted(summary)).isEqualTo(summary.records());
      assertThat(summary.stored()).isEqualTo(shelf.visible().size());
      assertThat(summary.files() + summary.filesRejected()).isGreaterThanOrEqualTo(contents.size());
      assertThat(summary.incomplete())
          .isEqualTo(summary.quarantined() + summary.filesRejected() > 0);
    } finally {
      deleteAll(folder);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Provide
  Arbitrary<List<byte[]>> contents() {
    Arbitrary<byte[]> rubbish = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
    Arbitrary<byte[]> piece =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(PIECES).map(text -> text.getBytes(UTF_8))),
            Tuple.of(1, rubbish));
    Arbitrary<byte[]> joined = piece.list().ofMaxSize(5).map(AnyInputProperties::join);
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.integers().between(0, 1 << 20),
                Arbitraries.integers().between(0, 30),
                rubbish)
            .as(Edit::new);
    return Combinators.combine(joined, edit.list().ofMaxSize(3))
        .as(AnyInputProperties::edited)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static byte[] join(List<byte[]> pieces) {
    var all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] edited(byte[] content, List<Edit> edits) {
    byte[] result = content;
    for (Edit edit : edits) {
      int at = edit.at() % (result.length + 1);
      int end = Math.min(result.length, at + edit.length());
      var all = new ByteArrayOutputStream();
      all.write(result, 0, at);
      all.writeBytes(edit.instead());
      all.write(result, end, result.length - end);
      result = all.toByteArray();
    }
    return result;
  }
}
