package dev.iamtracker.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.files.Found.Missing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathPatternTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String path : List.of("a.json", "b.json.gz", "x/c.json.gz", "x/y/d.json.gz", "x/e.txt")) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}");
    }
  }

  @Test
  void matchesOneName() {
    assertThat(found("*.json.gz")).containsExactly("b.json.gz");
    assertThat(found("?.json")).containsExactly("a.json");
    assertThat(found("[ab].json*")).containsExactly("a.json", "b.json.gz");
    assertThat(found("{a,b}.json*")).containsExactly("a.json", "b.json.gz");
  }

  @Test
  void matchesFoldersOnTheWay() {
    assertThat(found("*/*.gz")).containsExactly("x/c.json.gz");
    assertThat(found("x/*/d.json.gz")).containsExactly("x/y/d.json.gz");
    assertThat(found("*/y/d.json.gz")).containsExactly("x/y/d.json.gz");
  }

  @Test
  void takesEverythingBelowAFolderThatMatches() {
    assertThat(found("x*")).containsExactly("x/c.json.gz", "x/e.txt", "x/y/d.json.gz");
  }

  @Test
  void matchesAnyDepthIncludingNone() {
    assertThat(found("**/*.gz")).containsExactly("b.json.gz", "x/c.json.gz", "x/y/d.json.gz");
    assertThat(found("x/**")).containsExactly("x/c.json.gz", "x/e.txt", "x/y/d.json.gz");
    assertThat(found("**/y/*")).containsExactly("x/y/d.json.gz");
  }

  @Test
  void goesThroughALoopOfLinksOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("x/up"), folder);

    assertThat(found("**/d.json.gz")).containsExactly("x/y/d.json.gz");
  }

  @Test
  void prefersAFileWithThatVeryName() throws IOException {
    Files.writeString(folder.resolve("[ab].json"), "{}");

    assertThat(found("[ab].json")).containsExactly("[ab].json");
  }

  @Test
  void namesAPatternWithoutMatches() {
    String pattern = folder + "/*.zip";

    assertThat(LogFiles.find(List.of(pattern), InputStream.nullInputStream()).missing())
        .containsExactly(new Missing(pattern, "no file matches this pattern"));
  }

  @Test
  void namesAPatternThatIsNotWellFormed() {
    assertThat(LogFiles.find(List.of(folder + "/[a"), InputStream.nullInputStream()).missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing.reason()).contains("not a usable pattern"));
  }

  private List<String> found(String pattern) {
    return LogFiles.find(List.of(folder + "/" + pattern), InputStream.nullInputStream())
        .files()
        .stream()
        .map(file -> file.name().replace(folder + "/", ""))
        .toList();
  }
}
