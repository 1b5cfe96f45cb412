package dev.iamtracker.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CheckoutTest {
  @TempDir private Path folder = Path.of("");
  @TempDir private Path scratch = Path.of("");
  private Launcher launcher = launcher();

  private Launcher launcher() {
    return new Launcher(
        folder,
        scratch,
        Map.of(
            "PATH", "/usr/local/bin:/usr/bin:/bin",
            "HOME", scratch.toString(),
            "GIT_CONFIG_NOSYSTEM", "1"),
        Duration.ofMinutes(1));
  }

  @BeforeEach
  void open() {
    launcher = launcher();
    Assumptions.assumeTrue(launcher.run(Command.of("git", "--version")).exitCode() == 0);
  }

  @AfterEach
  void close() {
    launcher.close();
  }

  private void commit() throws IOException {
    Files.createDirectories(folder.resolve("bench"));
    Files.writeString(folder.resolve("code"), "one");
    Files.writeString(folder.resolve("bench/results.ndjson"), "then");
    launcher.succeed(
        Command.line(
            "git init -q . && git add -A && git -c user.name=a -c user.email=a@example.com"
                + " commit -q -m first"));
  }

  @Test
  void namesTheCommit() throws IOException {
    commit();

    assertThat(new Checkout(launcher).commit()).matches("[0-9a-f]{10}");
  }

  @Test
  void tellsWhenFilesWereChanged() throws IOException {
    commit();
    Files.writeString(folder.resolve("code"), "two");

    assertThat(new Checkout(launcher).commit()).matches("[0-9a-f]{10} \\+ changes");
  }

  @Test
  void doesNotCountNewResultsAsChanges() throws IOException {
    commit();
    Files.writeString(folder.resolve("bench/results.ndjson"), "now");

    assertThat(new Checkout(launcher).commit()).matches("[0-9a-f]{10}");
    assertThat(new Checkout(launcher).committed("bench/results.ndjson")).contains("then");
  }

  @Test
  void knowsNoCommitOutsideOfARepository() {
    assertThat(new Checkout(launcher).commit()).isEqualTo("unknown");
    assertThat(new Checkout(launcher).committed("code")).isEmpty();
  }
}
