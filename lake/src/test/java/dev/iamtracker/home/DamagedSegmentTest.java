package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.duckdb.DuckDbQueryEngine;
import dev.iamtracker.duckdb.QueryLimits;
import dev.iamtracker.home.TestHome.Content;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class DamagedSegmentTest {
  private SimulatedLogs logs;
  private TestHome home;
  private Content whole;
  private Segment victim;
  private Path file;
  private Path backup;

  @BeforeAll
  void simulate(@TempDir Path folder) {
    logs = SimulatedLogs.write(folder, 2_000, 3);
  }

  @BeforeEach
  void fillALake(@TempDir Path folder) throws IOException {
    home = TestHome.in(folder.resolve("home"));
    home.ingest(logs.files());
    whole = home.content();
    victim = home.segments().get(1);
    file = home.file(victim);
    backup = folder.resolve("backup");
    Files.copy(file, backup, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private QueryResult count() {
    try (var engine = new DuckDbQueryEngine(home.lake().reader(), QueryLimits.withThreads(1))) {
      return engine.sql("SELECT count(*), max(user_agent) FROM iam_events", OptionalInt.empty());
    }
  }

  private void restore() throws IOException {
    Files.copy(
        backup, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  @ParameterizedTest
  @EnumSource
  void queriesNameItAndGoOnWithTheOthers(Damage damage) {
    damage.doTo(file);

    QueryResult result = count();

    assertThat(result.rows().getFirst().getFirst()).isEqualTo(whole.rows() - victim.rows());
    assertThat(result.skipped()).singleElement().asString().startsWith(victim.path() + ": the ");
  }

  @Test
  void aFileThatWasOnlyTouchedIsNoDamage() throws IOException {
    Instant later = SimulatedLogs.NOW.plusSeconds(3600);
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(later));

    assertThat(count().skipped()).isEmpty();
    home.lake().compact();

    assertThat(home.segments())
        .filteredOn(segment -> segment.path().equals(victim.path()))
        .extracting(Segment::modifiedMillis)
        .containsExactly(later.toEpochMilli());
  }

  @ParameterizedTest
  @EnumSource
  void itsEventsAreStoredAgainWhenTheyAreIngestedAgain(Damage damage) {
    damage.doTo(file);

    long stored = home.ingest(logs.files()).stored();

    assertThat(stored).isEqualTo(victim.rows());
    assertThat(home.content()).isEqualTo(whole);
    assertThat(home.lake().status().damaged())
        .singleElement()
        .asString()
        .startsWith(victim.path() + ": ");
  }

  @ParameterizedTest
  @EnumSource
  void aFileRepairedAfterThatShowsNothingTwice(Damage damage) throws IOException {
    damage.doTo(file);
    home.ingest(logs.files());
    restore();

    assertThat(home.content()).isEqualTo(whole);
    home.lake().compact();

    assertThat(home.content()).isEqualTo(whole);
    assertThat(home.lake().status().damaged()).isEmpty();
    assertThat(home.snapshot().damaged()).isEmpty();
  }

  @Test
  void aFileRepairedAfterAPartWasIngestedGivesTheRest() throws IOException {
    Damage.MISSING.doTo(file);
    var part = logs.files().subList(0, logs.files().size() / 3);
    long stored = home.ingest(part).stored();
    assertThat(stored).isBetween(1L, victim.rows() - 1);
    restore();

    home.lake().compact();

    assertThat(home.content()).isEqualTo(whole);
    assertThat(home.lake().status().damaged()).isEmpty();
  }

  @Test
  void aFileRepairedBeforeAnythingWasAddedCountsAgainAtOnce() throws IOException {
    Damage.TRUNCATED.doTo(file);
    assertThat(home.content().rows()).isEqualTo(whole.rows() - victim.rows());

    restore();

    assertThat(home.content()).isEqualTo(whole);
  }

  @Test
  void queriesOfOtherDaysDoNotMentionIt() {
    Damage.EMPTY.doTo(file);
    Segment other = home.segments().getFirst();
    Instant end = other.day().plusDays(1).atStartOfDay().toInstant(java.time.ZoneOffset.UTC);

    var snapshot =
        home.lake().reader().visible(new TimeWindow(Instant.parse("2013-11-01T00:00:00Z"), end));

    assertThat(snapshot.damaged()).isEmpty();
    assertThat(snapshot.files()).containsExactly(home.file(other));
  }

  @Test
  void aDamagedFileOfAnUnfinishedRunIsNotShown(@TempDir Path folder) {
    TestHome other = TestHome.in(folder);
    try (var store = other.lake().begin("ingest")) {
      new dev.iamtracker.run.IngestRun(TestHome.plan(1), store, () -> 0)
          .read(logs.files(), java.util.List.of());
    }
    Segment pending = other.lake().status().pending().getFirst();
    Damage.TRUNCATED.doTo(other.file(pending));

    other.ingest(logs.files());

    assertThat(other.content()).isEqualTo(whole);
    assertThat(other.snapshot().damaged()).isEmpty();
  }
}
