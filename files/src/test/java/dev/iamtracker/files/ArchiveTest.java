package dev.iamtracker.files;

import static dev.iamtracker.files.Packing.cut;
import static dev.iamtracker.files.Packing.damaged;
import static dev.iamtracker.files.Packing.gzip;
import static dev.iamtracker.files.Packing.indexOf;
import static dev.iamtracker.files.Packing.joined;
import static dev.iamtracker.files.Packing.storedZip;
import static dev.iamtracker.files.Packing.tar;
import static dev.iamtracker.files.Packing.text;
import static dev.iamtracker.files.Packing.zip;
import static dev.iamtracker.files.Packing.zstd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private static final Map<String, byte[]> LOGS = logs();
  private static final List<String> ALL = List.of("in!/a.json.gz: one", "in!/b/c.json: two");

  @Test
  void opensZipArchives() {
    assertThat(Reading.of(zip(LOGS))).isEqualTo(new Reading(ALL, ""));
    assertThat(Reading.of(storedZip(LOGS))).isEqualTo(new Reading(ALL, ""));
  }

  @Test
  void opensTarArchivesHoweverCompressed() {
    assertThat(Reading.of(tar(LOGS))).isEqualTo(new Reading(ALL, ""));
    assertThat(Reading.of(gzip(tar(LOGS)))).isEqualTo(new Reading(ALL, ""));
    assertThat(Reading.of(zstd(tar(LOGS)))).isEqualTo(new Reading(ALL, ""));
  }

  @Test
  void opensArchivesInArchives() {
    byte[] nested = tar(Map.of("x.zip", zip(Map.of("y.tar.gz", gzip(tar(LOGS))))));

    assertThat(Reading.of(nested).entries())
        .containsExactly(
            "in!/x.zip!/y.tar.gz!/a.json.gz: one", "in!/x.zip!/y.tar.gz!/b/c.json: two");
  }

  @Test
  void refusesToGoDeeperThanThreeArchives() {
    byte[] nested = zip(Map.of("1", zip(Map.of("2", zip(Map.of("3", zip(LOGS)))))));

    assertThat(Reading.of(nested).entries())
        .containsExactly("in!/1!/2!/3:  | archives nested more than 3 deep are not opened");
  }

  @Test
  void passesOverFoldersAndLitter() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("d/", new byte[0]);
    entries.put("d/.DS_Store", text("x"));
    entries.put("__MACOSX/d/._a", text("x"));
    entries.put("d/a", text("one"));

    assertThat(Reading.of(zip(entries))).isEqualTo(new Reading(List.of("in!/d/a: one"), ""));
  }

  @Test
  void handsOutEmptyEntries() {
    assertThat(Reading.of(zip(Map.of("a", new byte[0]))).entries()).containsExactly("in!/a: ");
    assertThat(Reading.of(tar(Map.of("a", new byte[0]))).entries()).containsExactly("in!/a: ");
  }

  @Test
  void handsOutNothingOfAnEmptyZipArchive() {
    assertThat(Reading.of(zip(Map.of()))).isEqualTo(new Reading(List.of(), ""));
  }

  @Test
  void onlyShowsNamesThatClimbOutOfTheArchive() {
    assertThat(Reading.of(zip(Map.of("../../etc/passwd", text("one")))).entries())
        .containsExactly("in!/../../etc/passwd: one");
    assertThat(Reading.of(tar(Map.of("/etc/passwd", text("one")))).entries())
        .singleElement()
        .asString()
        .endsWith("etc/passwd: one");
  }

  @Test
  void readsOnBehindADamagedEntry() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("bad.gz", cut(gzip(text("zero")), 1));
    entries.putAll(LOGS);
    List<String> expected =
        List.of(
            "in!/bad.gz: zero | gzip data ends early: the file is truncated",
            "in!/a.json.gz: one",
            "in!/b/c.json: two");

    assertThat(Reading.of(zip(entries))).isEqualTo(new Reading(expected, ""));
    assertThat(Reading.of(storedZip(entries))).isEqualTo(new Reading(expected, ""));
    assertThat(Reading.of(tar(entries))).isEqualTo(new Reading(expected, ""));
  }

  @Test
  void namesWrongCheckSumsOfZipEntriesAndReadsOn() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a", text("first"));
    entries.put("b", text("second"));
    byte[] stored = storedZip(entries);

    assertThat(Reading.of(damaged(stored, indexOf(stored, text("first")))))
        .satisfies(
            reading -> {
              assertThat(reading.entries().getFirst())
                  .endsWith(" | zip data is damaged: its check sum differs");
              assertThat(reading.entries().getLast()).isEqualTo("in!/b: second");
              assertThat(reading.failure()).isEmpty();
            });
  }

  @Test
  void namesWrongCheckSumsThatFollowTheirZipEntry() {
    byte[] packed = zip(LOGS);
    int descriptor = indexOf(packed, new byte[] {'P', 'K', 7, 8});

    assertThat(Reading.of(damaged(packed, descriptor + 4)).entries())
        .containsExactly(
            "in!/a.json.gz: one | zip data is damaged: its check sum differs", "in!/b/c.json: two");
  }

  @Test
  void givesWhatIsReadableOfATruncatedZipArchive() {
    byte[] stored = storedZip(Map.of("a", text("only")));

    Reading inContent = Reading.of(Arrays.copyOf(stored, indexOf(stored, text("only")) + 2));
    Reading behindTheEntry = Reading.of(Arrays.copyOf(stored, indexOf(stored, text("only")) + 4));
    Reading inTheList = Reading.of(cut(stored, 30));

    String truncated = "zip data ends early: the file is truncated";
    assertThat(inContent.entries()).singleElement().asString().endsWith(" | " + truncated);
    assertThat(inContent.failure()).isEqualTo(truncated);
    assertThat(behindTheEntry).isEqualTo(new Reading(List.of("in!/a: only"), truncated));
    assertThat(inTheList).isEqualTo(new Reading(List.of("in!/a: only"), truncated));
  }

  @Test
  void acceptsAZipArchiveWithAComment() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setComment("c".repeat(60_000));
      zip.putNextEntry(new ZipEntry("a"));
      zip.write(text("one"));
    }

    assertThat(Reading.of(out.toByteArray())).isEqualTo(new Reading(List.of("in!/a: one"), ""));
  }

  @Test
  void givesWhatIsReadableOfATruncatedTarArchive() {
    byte[] packed = tar(Map.of("a", text("x".repeat(900))));
    String truncated = "tar data ends early: the file is truncated";

    Reading inContent = Reading.of(Arrays.copyOf(packed, 512 + 100));
    Reading behindTheEntry = Reading.of(Arrays.copyOf(packed, 512 + 1024));

    assertThat(inContent)
        .isEqualTo(
            new Reading(List.of("in!/a: " + "x".repeat(100) + " | " + truncated), truncated));
    assertThat(behindTheEntry)
        .isEqualTo(new Reading(List.of("in!/a: " + "x".repeat(900)), truncated));
  }

  @Test
  void givesWhatIsReadableOfATruncatedCompressedTarArchive() {
    byte[] packed = gzip(tar(LOGS));

    Reading reading = Reading.of(cut(packed, 8));

    assertThat(reading.entries()).containsExactlyElementsOf(ALL);
  }

  @Test
  void endsATarArchiveAtADamagedHeader() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a", text("one"));
    entries.put("b", text("two"));
    byte[] packed = tar(entries);

    Reading reading = Reading.of(damaged(packed, 1024 + 124));

    assertThat(reading.entries()).containsExactly("in!/a: one");
    assertThat(reading.failure()).startsWith("tar data is damaged: ");
  }

  @Test
  void saysThatAZipEntryIsEncrypted() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a", text("secret"));
    entries.put("b", text("two"));
    byte[] packed = storedZip(entries);
    packed[6] |= 1;

    assertThat(Reading.of(packed))
        .isEqualTo(
            new Reading(
                List.of(
                    "in!/a:  | it is encrypted; unpack the archive with its password first",
                    "in!/b: two"),
                ""));
  }

  @Test
  void saysThatAKindOfZipCompressionIsUnknown() {
    byte[] packed = storedZip(Map.of("a", text("x")));
    packed[8] = 77;

    assertThat(Reading.of(packed).entries())
        .containsExactly("in!/a:  | its kind of zip compression (method 77) is not read here");
  }

  @Test
  void readsOnWhenTheReaderLeavesContentUnread() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a", text("1".repeat(100_000)));
    entries.put("b", text("two"));
    for (byte[] packed : List.of(zip(entries), storedZip(entries), tar(entries))) {
      List<String> names = new ArrayList<>();

      new StandardInput(new ByteArrayInputStream(packed)).read((name, _) -> names.add(name));

      assertThat(names).containsExactly("standard input!/a", "standard input!/b");
    }
  }

  @Test
  void takesContentThatOnlyLooksLikeTheStartOfAnArchive() {
    assertThat(Reading.of(joined(new byte[] {'P', 'K', 3, 4}, text("nothing more"))).failure())
        .startsWith("zip data ");
    assertThat(Reading.of(new byte[2048]).entries()).hasSize(1);
  }

  private static Map<String, byte[]> logs() {
    Map<String, byte[]> logs = new LinkedHashMap<>();
    logs.put("a.json.gz", gzip(text("one")));
    logs.put("b/c.json", text("two"));
    return logs;
  }
}
