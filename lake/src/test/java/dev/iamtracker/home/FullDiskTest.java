package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.iamtracker.home.TestHome.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two ways to have too little room: a limit on the size of files, which every Unix has, and a
/// small disk, where a process may mount one for itself.
@TestInstance(Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class FullDiskTest {
  private SimulatedLogs logs;
  private Content whole;

  @BeforeAll
  void ingestWithRoom(@TempDir Path folder) {
    logs = SimulatedLogs.write(folder.resolve("logs"), 8_000, 2);
    TestHome home = TestHome.in(folder.resolve("home"));
    home.ingest(logs.files());
    whole = home.content();
  }

  @Test
  void aFileThatMayNotGrowFurtherFailsTheRunAndTheNextOneCompletesIt(@TempDir Path folder) {
    assumeThat(said("command -v prlimit")).as("prlimit is needed").isNotEmpty();
    TestHome home = TestHome.in(folder.resolve("home"));
    String failure;

    try (ChildProcess child = ChildProcess.ingest(home, logs.folder(), "roomy", "pause")) {
      child.lineBeginning("begun");
      assertThat(said("prlimit --fsize=120000 --pid " + child.process().pid())).isEmpty();
      child.send("go");
      failure = child.lineBeginning("failed");
    }

    assertThat(failure).contains("ulimit -f").contains(home.root().toString());
    assertNothingShowsAndTheNextRunCompletes(home);
  }

  /// The smallest has no room for what SQLite shares between processes.
  @ParameterizedTest
  @ValueSource(strings = {"20k", "60k", "400k"})
  void aFullDiskFailsTheRunAndTheNextOneCompletesIt(String size, @TempDir Path folder)
      throws IOException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path outside = folder.resolve("outside");
    assumeThat(mayMount()).as("this machine lets nobody mount a disk for a test").isTrue();
    TestHome home = TestHome.in(disk.resolve("home"), TestHome.TIGHT);
    String script =
        "mount -t tmpfs -o size="
            + size
            + " tmpfs "
            + disk
            + " && \"$@\"; code=$?; cp -a "
            + disk
            + "/home "
            + outside
            + " && exit $code";

    String failure = failure("exec unshare -rm sh -c '" + script + "' sh \"$@\"", home);

    assertThat(failure).contains("the disk is full").contains(home.root().toString());
    assertNothingShowsAndTheNextRunCompletes(TestHome.in(outside));
  }

  private String failure(String script, TestHome home) {
    try (ChildProcess child = ChildProcess.ingestUnder(script, home, logs.folder())) {
      String failure = child.lineBeginning("failed");
      child.rest();
      assertThat(child.await()).isEqualTo(1);
      return failure;
    }
  }

  private void assertNothingShowsAndTheNextRunCompletes(TestHome home) {
    assertThat(home.content()).isEqualTo(Content.NOTHING);
    assertThat(home.filesOnDisk()).allMatch(SegmentFile::isSegment);

    home.ingest(logs.files());

    assertThat(home.content()).isEqualTo(whole);
    assertThat(home.snapshot().damaged()).isEmpty();
  }

  private static boolean mayMount() {
    return said("unshare -rm mount -t tmpfs tmpfs /tmp").isEmpty();
  }

  private static List<String> said(String command) {
    try {
      Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
      return process.inputReader().lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
