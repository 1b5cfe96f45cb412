package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.home.TestHome.Content;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class LostStateTest {
  private SimulatedLogs logs;
  private TestHome home;
  private Content whole;

  @BeforeAll
  void simulate(@TempDir Path folder) {
    logs = SimulatedLogs.write(folder, 2_000, 3);
  }

  @BeforeEach
  void fillALake(@TempDir Path folder) {
    home = TestHome.in(folder.resolve("home"), TestHome.TIGHT);
    home.ingest(logs.files());
    whole = home.content();
  }

  private void loseState() throws IOException {
    Files.delete(home.folder().state());
  }

  @Test
  void readersSayThatItIsMissing() throws IOException {
    loseState();

    assertThat(home.snapshot().files()).isEmpty();
    assertThat(home.snapshot().damaged())
        .singleElement()
        .asString()
        .contains("state.db: is missing")
        .contains("iat compact");
    assertThat(home.lake().status().damaged()).isEqualTo(home.snapshot().damaged());
  }

  @Test
  void theSegmentsAreTakenInAgain() throws IOException {
    List<Path> files = home.filesOnDisk();
    loseState();

    home.lake().compact();

    assertThat(home.content()).isEqualTo(whole);
    assertThat(home.snapshot().damaged()).isEmpty();
    assertThat(home.filesOnDisk()).containsAll(files);
  }

  @Test
  void nothingIsDoubledByTheNextIngest() throws IOException {
    loseState();

    long stored = home.ingest(logs.files()).stored();

    assertThat(stored).isZero();
    assertThat(home.content()).isEqualTo(whole);
  }

  @Test
  void filesThatACompactionReplacedDoNotDoubleAnything() throws IOException {
    home.lake().compact();
    loseState();

    home.lake().compact();

    assertThat(home.content()).isEqualTo(whole);
  }

  @Test
  void anOlderStateTakesInWhatItDoesNotKnow(@TempDir Path folder) throws IOException {
    TestHome other = TestHome.in(folder);
    int half = logs.files().size() / 2;
    other.ingest(logs.files().subList(0, half));
    Path old = folder.resolve("state.old");
    Files.copy(other.folder().state(), old);
    other.ingest(logs.files().subList(half, logs.files().size()));
    Files.move(old, other.folder().state(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    other.ingest(List.of());

    assertThat(other.content()).isEqualTo(whole);
  }

  @Test
  void aSegmentThatCannotBeReadIsPutAwayAndNotDeleted() throws IOException {
    Segment victim = home.segments().getFirst();
    Damage.TRUNCATED.doTo(home.file(victim));
    loseState();

    home.lake().compact();

    assertThat(home.content().rows()).isEqualTo(whole.rows() - victim.rows());
    assertThat(Path.of(home.file(victim) + Recovery.PUT_AWAY)).exists();
    assertThat(home.lake().status().quarantined()).isEqualTo(1);
    assertThat(home.lake().status().reasons().getFirst().example()).contains(victim.name());
  }

  @Test
  void aFileOfAnotherDayIsPutAway() throws IOException {
    Segment first = home.segments().getFirst();
    Segment last = home.segments().getLast();
    Path wrong = home.file(last).resolveSibling("wrong.parquet");
    Files.copy(home.file(first), wrong);

    home.ingest(List.of());

    assertThat(home.content()).isEqualTo(whole);
    assertThat(wrong).doesNotExist();
    assertThat(Path.of(wrong + Recovery.PUT_AWAY)).exists();
  }

  @Test
  void aCopyOfASegmentIsCleared() throws IOException {
    Path copy = home.file(home.segments().getFirst()).resolveSibling("copy.parquet");
    Files.copy(home.file(home.segments().getFirst()), copy);

    home.ingest(List.of());

    assertThat(home.content()).isEqualTo(whole);
    assertThat(copy).doesNotExist();
  }

  @Test
  void filesOfOthersAreLeftAlone() throws IOException {
    Path note = home.folder().lake().resolve("README.txt");
    Path foreign =
        Files.createDirectories(home.folder().lake().resolve("mine")).resolve("a.parquet");
    Files.writeString(note, "mine");
    Files.writeString(foreign, "mine");

    home.lake().compact();

    assertThat(note).exists();
    assertThat(foreign).exists();
  }

  @Test
  void aStateThatIsNoDatabaseIsNamedAndLeftAlone() throws IOException {
    loseState();
    Files.writeString(home.folder().state(), "not a database, just some longer text".repeat(200));
    List<Path> files = home.filesOnDisk();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> home.lake().begin("ingest"))
        .withMessageContaining("state.db")
        .withMessageContaining("no SQLite database");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> home.snapshot())
        .withMessageContaining("no SQLite database");
    assertThat(home.filesOnDisk()).isEqualTo(files);
  }

  @Test
  void anEmptyStateFileIsAsGoodAsNone() throws IOException {
    loseState();
    Files.createFile(home.folder().state());

    assertThat(home.snapshot().damaged()).hasSize(1);
    home.lake().compact();

    assertThat(home.content()).isEqualTo(whole);
  }
}
