package dev.iamtracker.files;

import static dev.iamtracker.files.Packing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.files.Found.Missing;
import dev.iamtracker.files.Found.Skipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir private Path folder;

  @Test
  void findsFilesBelowAFolder() throws IOException {
    write("a.json");
    write("AWSLogs/123456789012/CloudTrail/b.json.gz");
    write("notes.txt");

    assertThat(names(find(".")))
        .containsExactly("AWSLogs/123456789012/CloudTrail/b.json.gz", "a.json", "notes.txt");
  }

  @Test
  void keepsThePathAsItWasGiven() throws IOException {
    write("a.json");

    assertThat(find("a.json").files()).singleElement().returns(folder + "/a.json", LogFile::name);
  }

  @Test
  void tellsTheSizeOnDisk() throws IOException {
    Files.write(folder.resolve("a"), new byte[12]);

    assertThat(find("a").files()).singleElement().returns(12L, LogFile::bytes);
  }

  @Test
  void ordersByDeliveryTimeAndThenByName() throws IOException {
    write("1/123_CloudTrail_us-east-1_20260102T0005Z_a.json.gz");
    write("2/123_CloudTrail_us-east-1_20260101T2355Z_b.json.gz");
    write("3/123_CloudTrail_eu-west-1_20260101T2355Z_b.json.gz");
    write("0.json");

    assertThat(names(find(".")))
        .containsExactly(
            "2/123_CloudTrail_us-east-1_20260101T2355Z_b.json.gz",
            "3/123_CloudTrail_eu-west-1_20260101T2355Z_b.json.gz",
            "1/123_CloudTrail_us-east-1_20260102T0005Z_a.json.gz",
            "0.json");
  }

  @Test
  void takesARealFileOnceHoweverOftenItIsNamed() throws IOException {
    write("a/x.json");
    Files.createSymbolicLink(folder.resolve("y.json"), folder.resolve("a/x.json"));

    assertThat(names(find("a/x.json", ".", "a", "a/../a/x.json", "y.json")))
        .containsExactly("a/x.json");
  }

  @Test
  void followsLinksToFoldersOutside(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("x.json"), "{}");
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);

    assertThat(names(find("."))).containsExactly("link/x.json");
  }

  @Test
  void goesThroughALoopOfLinksOnce() throws IOException {
    write("a/b/x.json");
    Files.createSymbolicLink(folder.resolve("a/b/up"), folder);
    Files.createSymbolicLink(folder.resolve("a/b/self"), folder.resolve("a/b"));

    Found found = find(".");

    assertThat(names(found)).containsExactly("a/b/x.json");
    assertThat(found.missing()).isEmpty();
    assertThat(found.skipped()).isEmpty();
  }

  @Test
  void namesLinksThatLeadNowhere() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("absent"));
    Files.createSymbolicLink(folder.resolve("self"), folder.resolve("self"));

    assertThat(find(".").skipped())
        .containsExactly(
            new Skipped("gone", "a link that leads nowhere"),
            new Skipped("self", "a link that leads nowhere"));
    assertThat(find("gone").missing())
        .containsExactly(new Missing("gone", "a link that leads nowhere"));
  }

  @Test
  void namesPipes() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(find(".").skipped())
        .containsExactly(new Skipped("pipe", "a pipe, socket or device"));
    assertThat(find("pipe").missing())
        .containsExactly(
            new Missing("pipe", "a pipe, socket or device is not read; use - and redirect it"));
  }

  @Test
  void countsWhatOperatingSystemsLeaveBehind() throws IOException {
    write(".DS_Store");
    write("a/Thumbs.db");
    write(".hidden.json");

    Found found = find(".");

    assertThat(names(found)).containsExactly(".hidden.json");
    assertThat(found.litter()).isEqualTo(2);
  }

  @Test
  void namesAPathThatDoesNotExist() {
    assertThat(find("absent.json").missing())
        .containsExactly(new Missing("absent.json", "there is no such file or folder"));
  }

  @Test
  void namesAnEmptyPathInsteadOfReadingTheCurrentFolder() {
    assertThat(LogFiles.find(List.of(""), none()))
        .isEqualTo(
            new Found(
                List.of(),
                List.of(new Missing("", "an empty path; is a variable not set?")),
                List.of(),
                0));
  }

  @Test
  void namesAPathNoFileCanHave() {
    assertThat(LogFiles.find(List.of("a\0b"), none()).missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing.reason()).contains("not a usable path"));
  }

  @Test
  void saysWhatBucketsNeed() {
    assertThat(LogFiles.find(List.of("s3://bucket/AWSLogs/"), none()).missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing.reason()).contains("needs the AWS module"));
  }

  @Test
  void readsStandardInputOnce() {
    InputStream in = new ByteArrayInputStream(text("{}"));

    Found found = LogFiles.find(List.of("-", "-"), in);

    assertThat(names(found)).containsExactly("standard input");
    assertThat(Reading.of(found.files().getFirst()).entries()).containsExactly("in: {}");
  }

  @Test
  void saysThatAFileIsGoneSinceItWasFound() throws IOException {
    write("a.json");
    Found found = find("a.json");
    Files.delete(folder.resolve("a.json"));

    assertThat(Reading.of(found.files().getFirst()))
        .isEqualTo(new Reading(List.of(), "the file is gone since it was found"));
  }

  @Test
  void saysThatPermissionIsMissing() {
    assertThat(Reason.of(new AccessDeniedException("a"))).isEqualTo("no permission to read it");
  }

  @Test
  void readsFilesFromDisk() throws IOException {
    Files.write(folder.resolve("a.txt"), Packing.gzip(text("one")));

    assertThat(Reading.of(find("a.txt").files().getFirst()).entries())
        .containsExactly(folder + "/a.txt: one");
  }

  /// Paths below the folder, and shown as such.
  private Found find(String... paths) {
    Found found =
        LogFiles.find(
            Stream.of(paths)
                .map(path -> path.equals(".") ? folder.toString() : folder + "/" + path)
                .toList(),
            none());
    return new Found(
        found.files(),
        found.missing().stream().map(m -> new Missing(below(m.path()), m.reason())).toList(),
        found.skipped().stream().map(s -> new Skipped(below(s.path()), s.reason())).toList(),
        found.litter());
  }

  private String below(String path) {
    return path.replace(folder + "/", "");
  }

  private List<String> names(Found found) {
    return found.files().stream().map(file -> below(file.name())).toList();
  }

  private void write(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}");
  }

  private static InputStream none() {
    return InputStream.nullInputStream();
  }
}
