package dev.iamtracker.bench.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  private static final FileTime THEN = FileTime.from(Instant.parse("2026-11-22T10:00:00.123Z"));

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(folder.resolve("from/deep"));
    Files.writeString(folder.resolve("from/a.gz"), "12345");
    Files.writeString(folder.resolve("from/deep/b.txt"), "123");
    Files.setLastModifiedTime(folder.resolve("from/a.gz"), THEN);
  }

  private Folder from() {
    return new Folder(folder.resolve("from"));
  }

  @Test
  void addsUpTheFilesThatFit() throws IOException {
    assertThat(from().bytes(_ -> true)).isEqualTo(8);
    assertThat(from().bytes(file -> file.toString().endsWith(".gz"))).isEqualTo(5);
  }

  @Test
  void aCopyHasTheSameFilesAndTimes() throws IOException {
    from().copyTo(folder.resolve("to"));

    assertThat(folder.resolve("to/deep/b.txt")).hasContent("123");
    assertThat(Files.getLastModifiedTime(folder.resolve("to/a.gz"))).isEqualTo(THEN);
  }

  @Test
  void deletesAFolderWithAllThatIsInIt() throws IOException {
    from().delete();

    assertThat(folder.resolve("from")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotThereIsEmpty() throws IOException {
    Folder nothing = new Folder(folder.resolve("nothing"));

    nothing.delete();

    assertThat(nothing.bytes(_ -> true)).isZero();
  }
}
