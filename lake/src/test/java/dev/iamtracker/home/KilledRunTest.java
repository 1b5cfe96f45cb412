package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.home.TestHome.Content;
import dev.iamtracker.sqlite.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class KilledRunTest {
  private static final int KILLS = 12;

  private SimulatedLogs logs;
  private Content undisturbed;
  private int linesOfARun;

  @BeforeAll
  void runUndisturbed(@TempDir Path folder) {
    logs = SimulatedLogs.write(folder.resolve("logs"), 8_000, 4);
    TestHome home = TestHome.in(folder.resolve("home"), TestHome.TIGHT);
    try (ChildProcess child = ChildProcess.ingest(home, logs.folder())) {
      List<String> lines = child.rest();
      assertThat(lines).endsWith("done");
      linesOfARun = lines.size();
    }
    undisturbed = home.content();
    assertThat(undisturbed.rows()).isGreaterThan(5_000);
  }

  @Test
  void killedAgainAndAgainTheLakeIsTheSameInTheEnd(@TempDir Path folder) {
    TestHome home = TestHome.in(folder.resolve("home"), TestHome.TIGHT);
    Random random = new Random(11);

    for (int kill = 0; kill < KILLS; kill++) {
      boolean committed = killAfter(random.nextInt(linesOfARun - 3), home);

      assertThat(home.content()).isIn(Content.NOTHING, undisturbed);
      if (!committed) {
        assertThat(home.lake().status().runs()).noneMatch(Runs.Run::isRunning);
      }
    }
    home.ingest(logs.files());

    assertThat(home.content()).isEqualTo(undisturbed);
    assertThat(home.lake().status().pending()).isEmpty();
    assertThat(home.filesOnDisk())
        .containsExactlyInAnyOrderElementsOf(home.segments().stream().map(home::file).toList());
  }

  private boolean killAfter(int lines, TestHome home) {
    try (ChildProcess child = ChildProcess.ingest(home, logs.folder())) {
      for (int i = 0; i < lines; i++) {
        child.line();
      }
      child.kill();
      return child.rest().contains("committed");
    }
  }

  @Test
  void aRunKilledBeforeItsCommitShowsNothingAndStatusTellsOfIt(@TempDir Path folder) {
    TestHome home = TestHome.in(folder.resolve("home"), TestHome.TIGHT);
    try (ChildProcess child = ChildProcess.ingest(home, logs.folder(), "wait")) {
      child.lineBeginning("stored");
      child.kill();
    }

    LakeStatus status = home.lake().status();

    assertThat(home.content()).isEqualTo(Content.NOTHING);
    assertThat(status.events()).isZero();
    assertThat(status.pending().stream().mapToLong(segment -> segment.rows()).sum())
        .isEqualTo(undisturbed.rows());
    assertThat(status.runs()).extracting(Runs.Run::state).containsExactly("interrupted");
  }

  @Test
  void whatAKilledRunHadWrittenIsShownByTheNext(@TempDir Path folder) {
    TestHome home = TestHome.in(folder.resolve("home"), TestHome.TIGHT);
    try (ChildProcess child = ChildProcess.ingest(home, logs.folder(), "wait")) {
      child.lineBeginning("stored");
      child.kill();
    }

    var summary = home.ingest(logs.files());

    assertThat(summary.stored()).isZero();
    assertThat(home.content()).isEqualTo(undisturbed);
    assertThat(home.lake().status().runs())
        .extracting(Runs.Run::state)
        .containsExactlyInAnyOrder("interrupted", "done");
  }
}
