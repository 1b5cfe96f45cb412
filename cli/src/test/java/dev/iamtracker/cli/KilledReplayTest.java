package dev.iamtracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cli.ReplayHome.Arrived;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.finding.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs that are killed or meet each other lose no finding and no alert, and repeat none.
@TestInstance(Lifecycle.PER_CLASS)
class KilledReplayTest {
  private ReplayLogs logs;
  private List<Finding> inOneGo;
  private List<String> told;

  @TempDir private Path folder;

  @BeforeAll
  void ingestInOneGo(@TempDir Path folder) {
    logs = ReplayLogs.simulate(folder);
    var home = new ReplayHome(folder);
    assertThat(home.ingest(List.of(logs.all())).exitCode()).isZero();
    inOneGo = home.findings();
    told = ids(home);
    assertThat(told).hasSizeGreaterThan(20);
  }

  private static List<String> ids(ReplayHome home) {
    return home.alerts().stream().map(Arrived::id).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "while events are written,       LakeWriter.segment,   2, 0",
    "findings stored uncommitted,    LakeWriter.commit,    1, 0",
    "committed and nothing sent,     LocalAlerts.afterRun, 1, 0",
    "between two alerts,             ChannelPass.run,      5, 1"
  })
  void theNextRunCompletesIt(String moment, String method, int times, int alreadyTold) {
    var home = new ReplayHome(folder);
    DyingProgram.dies(home, logs.all(), method, times);
    assertThat(home.alerts()).as(moment).hasSize(alreadyTold);

    assertThat(home.ingest(List.of(logs.all())).exitCode()).isZero();

    assertThat(home.findings()).isEqualTo(inOneGo);
    assertThat(ids(home)).isEqualTo(told);
    assertThat(home.alerts()).noneMatch(Arrived::repeat);
  }

  @Test
  void whatArrivedWithoutBeingRecordedIsRepeatedOnceAndSaysSo() {
    var home = new ReplayHome(folder);
    DyingProgram.dies(home, logs.all(), "ChannelPass.settle", 3);
    List<Arrived> before = home.alerts();
    assertThat(before).hasSize(3);

    assertThat(home.ingest(List.of(logs.all())).exitCode()).isZero();
    assertThat(home.ingest(List.of(logs.all())).exitCode()).isZero();

    assertThat(home.findings()).isEqualTo(inOneGo);
    assertThat(home.alerts())
        .filteredOn(Arrived::repeat)
        .extracting(Arrived::id)
        .containsExactly(before.getLast().id());
    assertThat(home.alerts())
        .filteredOn(alert -> !alert.repeat())
        .extracting(Arrived::id)
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void killedAtEveryStepItComesToTheSame() {
    var home = new ReplayHome(folder);
    List<Path> files = logs.dealt(4);
    DyingProgram.dies(home, files.get(2), "LakeWriter.segment", 1);
    DyingProgram.dies(home, files.get(0), "LakeWriter.commit", 1);
    DyingProgram.dies(home, files.get(3), "LakeWriter.commit", 1);
    DyingProgram.dies(home, files.get(1), "LocalAlerts.afterRun", 1);

    assertThat(home.ingest(List.of(logs.all())).exitCode()).isZero();

    assertThat(home.findings()).isEqualTo(inOneGo);
    assertThat(home.alerts()).extracting(Arrived::id).doesNotHaveDuplicates();
    assertThat(home.alerts()).noneMatch(Arrived::repeat);
  }

  @Test
  void theSecondOfTwoIsToldToWaitAndNothingIsMixedUp() throws Exception {
    var home = new ReplayHome(folder);
    List<Path> halves = logs.dealt(2);
    var commits = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var executor = Executors.newSingleThreadExecutor()) {
      Future<Launch> first =
          executor.submit(
              () ->
                  home.ingest(
                      halves.subList(0, 1),
                      DyingProgram.asked(
                          "LakeWriter.commit",
                          () -> {
                            commits.countDown();
                            await(goOn);
                          })));
      Launch second;
      try {
        await(commits);
        second = home.ingest(halves.subList(1, 2));
      } finally {
        goOn.countDown();
      }
      assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(second.err()).contains("another iat is writing to", "wait until it is done");
      assertThat(first.get().exitCode()).isZero();
    }

    assertThat(home.ingest(halves.subList(1, 2)).exitCode()).isZero();
    assertThat(home.findings()).isEqualTo(inOneGo);
    assertThat(home.alerts()).extracting(Arrived::id).doesNotHaveDuplicates();
  }

  @Test
  void manyAtOnceEachDoneOrRefused() throws Exception {
    var home = new ReplayHome(folder);
    var waiting = new ArrayList<>(logs.dealt(4));
    try (var executor = Executors.newFixedThreadPool(4)) {
      while (!waiting.isEmpty()) {
        List<Future<Launch>> running =
            waiting.stream()
                .map(file -> executor.submit(() -> home.ingest(List.of(file))))
                .toList();
        var refused = new ArrayList<Path>();
        for (int i = 0; i < running.size(); i++) {
          if (!isDone(running.get(i))) {
            refused.add(waiting.get(i));
          }
        }
        assertThat(refused).hasSizeLessThan(waiting.size());
        waiting = refused;
      }
    }

    assertThat(home.findings()).isEqualTo(inOneGo);
    assertThat(home.sendLater().exitCode()).isZero();
    assertThat(home.alerts()).extracting(Arrived::id).doesNotHaveDuplicates();
    assertThat(home.alerts()).noneMatch(Arrived::repeat);
  }

  private static boolean isDone(Future<Launch> launch)
      throws ExecutionException, InterruptedException {
    if (launch.get().exitCode() == ExitCode.DONE) {
      return true;
    }
    assertThat(launch.get().err()).contains("another iat is writing");
    return false;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
