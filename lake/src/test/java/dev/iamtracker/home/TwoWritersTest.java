package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.home.TestHome.Content;
import dev.iamtracker.run.IngestRun;
import dev.iamtracker.sqlite.Runs;
import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class TwoWritersTest {
  private SimulatedLogs logs;

  @BeforeAll
  void simulate(@TempDir Path folder) {
    logs = SimulatedLogs.write(folder, 1_500, 2);
  }

  @Test
  void theSecondInOneProcessIsToldWhoWrites(@TempDir Path folder) {
    TestHome home = TestHome.in(folder);
    try (RunStore first = home.lake().begin("ingest logs")) {

      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> home.lake().begin("ingest more"))
          .withMessageContaining("process " + ProcessHandle.current().pid() + ", ingest logs")
          .withMessageContaining(folder.toString());
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> home.lake().compact());
      first.commit("{}");
    }
  }

  @Test
  void theSecondProcessIsToldWhoWrites(@TempDir Path folder) {
    TestHome home = TestHome.in(folder);
    try (ChildProcess child = ChildProcess.ingest(home, logs.folder(), "wait")) {
      child.lineBeginning("stored");

      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> home.lake().begin("ingest"))
          .withMessageContaining("process " + child.process().pid() + ", ingest");
    }
  }

  @Test
  void aRefusedSecondWriterDoesNotOpenTheDoorForAThird(@TempDir Path folder) {
    TestHome home = TestHome.in(folder);
    try (RunStore first = home.lake().begin("ingest")) {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> home.lake().begin("ingest"));
      home.lake().status();

      try (ChildProcess third = ChildProcess.ingest(home, logs.folder())) {
        assertThat(third.lineBeginning("failed")).contains("another iat is writing");
      }
      first.commit("{}");
    }
  }

  @Test
  void theNextBeginsWhenTheFirstIsDone(@TempDir Path folder) {
    TestHome home = TestHome.in(folder);
    home.lake().begin("ingest").close();

    assertThat(home.ingest(logs.files()).stored()).isPositive();
    assertThat(home.lake().status().runs())
        .extracting(Runs.Run::state)
        .containsExactlyInAnyOrder("failed", "done");
  }

  @Test
  void readersSeeNothingOfARunBeforeItsCommit(@TempDir Path folder) {
    TestHome home = TestHome.in(folder, TestHome.TIGHT);
    try (RunStore store = home.lake().begin("ingest")) {
      new IngestRun(TestHome.plan(2), store, () -> 0).read(logs.files(), List.of());

      assertThat(home.lake().status().pending()).isNotEmpty();
      assertThat(home.lake().status().runs())
          .extracting(Runs.Run::state)
          .containsExactly("running");
      assertThat(home.content()).isEqualTo(Content.NOTHING);
      store.commit("{}");

      assertThat(home.content().rows()).isPositive();
      assertThat(home.lake().status().pending()).isEmpty();
    }
  }

  @Test
  void readersOfAnotherProcessGoOnWhileOneWrites(@TempDir Path folder) {
    TestHome home = TestHome.in(folder);
    home.ingest(logs.files());
    Content before = home.content();
    try (ChildProcess child = ChildProcess.ingest(home, logs.folder(), "wait")) {
      child.lineBeginning("stored");

      assertThat(home.content()).isEqualTo(before);
      assertThat(home.lake().status().runs().getFirst().isRunning()).isTrue();
      child.send("go");
      assertThat(child.rest()).endsWith("done");
    }
    assertThat(home.content()).isEqualTo(before);
  }
}
