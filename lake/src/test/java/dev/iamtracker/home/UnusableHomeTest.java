package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnusableHomeTest {
  @TempDir private Path folder;

  private static void assertNobodyCanWrite(Path root, String... said) {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> TestHome.in(root).lake().begin("ingest"))
        .withMessageContainingAll(said)
        .withMessageContaining(root.toString());
  }

  @Test
  void aHomeIsForItsOwnerOnly() throws IOException {
    Path root = folder.resolve("a").resolve("home");

    TestHome.in(root).ingest(List.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
  }

  @Test
  void aHomeThatIsAFileIsNamed() throws IOException {
    assertNobodyCanWrite(Files.createFile(folder.resolve("file")), "--home");
  }

  @Test
  void aHomeBelowAFileIsNamed() throws IOException {
    assertNobodyCanWrite(
        Files.createFile(folder.resolve("file")).resolve("deep").resolve("home"), "--home");
  }

  @Test
  void aHomeWithAFileInPlaceOfTheLakeIsNamed() throws IOException {
    Files.createFile(folder.resolve("lake"));

    assertNobodyCanWrite(folder, "--home");
  }

  @Test
  void aHomeWhoseStateIsAFolderIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("state.db"));

    assertNobodyCanWrite(folder, "state.db");
  }

  @Test
  void nothingIsMadeByLooking() {
    TestHome home = TestHome.in(folder.resolve("none"));

    assertThat(home.snapshot().files()).isEmpty();
    assertThat(home.lake().status().runs()).isEmpty();
    assertThat(home.root()).doesNotExist();
  }

  @Test
  void aLakeOfANewerVersionIsLeftAlone() throws SQLException {
    TestHome home = TestHome.in(folder);
    home.ingest(List.of());
    try (Connection state =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state.db"));
        Statement statement = state.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }

    assertNobodyCanWrite(folder, "newer version", "layout 99", "update iat");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(home::snapshot)
        .withMessageContaining("newer version");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> home.lake().status())
        .withMessageContaining("newer version");
  }

  @Test
  void afterARefusalTheHomeCanBeWrittenToAgain() throws IOException {
    Path state = Files.createDirectory(folder.resolve("state.db"));
    assertNobodyCanWrite(folder, "state.db");
    Files.delete(state);

    assertThat(TestHome.in(folder).ingest(List.of()).records()).isZero();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
  void aReadOnlyHomeCanBeReadAndIsNamedByWriters() throws Exception {
    SimulatedLogs logs = SimulatedLogs.write(folder.resolve("logs"), 1_500, 2);
    TestHome home = TestHome.in(folder.resolve("home"));
    home.ingest(logs.files());
    String root = home.root().toString();
    String script =
        "mount --bind %s %s && mount -o remount,bind,ro %s && exec \"$@\""
            .formatted(root, root, root);

    try (ChildProcess child =
        ChildProcess.ingestUnder(
            "exec unshare -rm sh -c '" + script + "' sh \"$@\"", home, logs.folder())) {
      List<String> lines = child.rest();

      org.assertj.core.api.Assumptions.assumeThat(lines)
          .as("this machine lets nobody mount for a test")
          .contains("begin");
      assertThat(lines).contains("sees " + home.content().rows());
      assertThat(lines.getLast()).startsWith("failed").contains(root).contains("read-only");
    }
  }
}
