package dev.iamtracker.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.duckdb.DuckDbQueryEngine;
import dev.iamtracker.duckdb.QueryLimits;
import dev.iamtracker.duckdb.SegmentSource;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.home.TestHome.Content;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.store.RunStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class CompactionTest {
  private SimulatedLogs logs;
  private TestHome home;
  private Content content;
  private List<Segment> before;

  @BeforeAll
  void simulate(@TempDir Path folder) {
    logs = SimulatedLogs.write(folder, 3_000, 3);
  }

  @BeforeEach
  void fillALake(@TempDir Path folder) {
    home = TestHome.in(folder, TestHome.TIGHT);
    home.ingest(logs.files());
    content = home.content();
    before = home.segments();
  }

  @Test
  void manySegmentsBecomeOnePerDayWithTheSameEvents() {
    long days = before.stream().map(Segment::day).distinct().count();
    assertThat(before.size()).isGreaterThan((int) days);

    Compaction.Result result = home.lake().compact();

    assertThat(home.segments()).hasSize((int) days);
    assertThat(home.content()).isEqualTo(content);
    assertThat(result.after()).isLessThanOrEqualTo((int) days);
    assertThat(result.damaged()).isEmpty();
    assertThat(home.segments().stream().mapToLong(Segment::rows).sum()).isEqualTo(content.rows());
  }

  @Test
  void theMergedSegmentIsSortedByIdentity() throws SQLException {
    home.lake().compact();

    String file = TestHome.parquet(List.of(home.file(home.segments().getFirst())));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet names = statement.executeQuery("SELECT user_name FROM " + file)) {
      var read = new ArrayList<String>();
      while (names.next()) {
        read.add(names.getString(1));
      }
      assertThat(read).isSorted();
      assertThat(Set.copyOf(read)).hasSizeGreaterThan(5);
    }
  }

  @Test
  void aSecondOneFindsNothingToDo() {
    home.lake().compact();
    List<Segment> compacted = home.segments();

    Compaction.Result again = home.lake().compact();

    assertThat(again).isEqualTo(new Compaction.Result(0, 0, 0, 0, 0, List.of()));
    assertThat(home.segments()).isEqualTo(compacted);
  }

  @Test
  void replacedFilesStayForQueriesThatBeganEarlierAndGoAfterThat() {
    home.lake().compact();
    List<Path> replaced = before.stream().map(home::file).toList();
    assertThat(home.filesOnDisk()).containsAll(replaced);

    home.at(home.clock().instant().plus(Tidying.GRACE)).lake().compact();
    assertThat(home.filesOnDisk()).containsAll(replaced);

    home.at(home.clock().instant().plus(Tidying.GRACE).plusMillis(1)).lake().compact();
    assertThat(home.filesOnDisk())
        .containsExactlyInAnyOrderElementsOf(home.segments().stream().map(home::file).toList());
    assertThat(home.content()).isEqualTo(content);
  }

  @Test
  void aQueryThatChoseItsFilesBeforeItStillAnswers() {
    var chosen = home.snapshot();
    home.lake().compact();
    var source =
        new SegmentSource() {
          @Override
          public Snapshot visible(TimeWindow window) {
            return chosen;
          }

          @Override
          public Snapshot verified(TimeWindow window) {
            return chosen;
          }
        };

    try (var engine = new DuckDbQueryEngine(source, QueryLimits.withThreads(1))) {
      var answer = engine.sql("SELECT count(*) FROM iam_events", OptionalInt.empty());

      assertThat(answer.rows().getFirst().getFirst()).isEqualTo(content.rows());
    }
  }

  @Test
  void aDamagedSegmentIsNamedAndLeftAlone() {
    Segment victim = before.get(1);
    Damage.BYTE_FLIPPED.doTo(home.file(victim));

    Compaction.Result result = home.lake().compact();

    assertThat(result.damaged()).containsExactly(victim.path() + ": the content was changed");
    assertThat(home.segments()).contains(victim);
    assertThat(home.filesOnDisk()).contains(home.file(victim));
    assertThat(home.content().rows()).isEqualTo(content.rows() - victim.rows());
  }

  @Test
  void forYearsOfCompactionsNamesStayShort() {
    for (int i = 0; i < 40; i++) {
      Instant day = SimulatedLogs.NOW.minus(Duration.ofHours(1));
      try (RunStore store = home.lake().begin("ingest")) {
        store.add(event(day, UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString(), "x"));
        store.commit("{}");
      }
      home.lake().compact();
    }

    assertThat(home.segments()).allMatch(segment -> segment.name().length() < 60);
    assertThat(home.content().rows()).isEqualTo(content.rows() + 40);
  }

  static IdentityEvent event(Instant time, String id, String parameters) {
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, id)
        .millis(Column.EVENT_TIME, time.toEpochMilli())
        .text(Column.EVENT_NAME, "CreateUser")
        .text(Column.EVENT_SOURCE, "iam.amazonaws.com")
        .text(Column.OUTCOME, "success")
        .flag(Column.IS_ERROR, false)
        .text(Column.REQUEST_PARAMETERS, "{\"note\":\"" + parameters + "\"}")
        .build();
  }

  @Test
  void aHugeDayIsMergedInLittleMemory(@TempDir Path folder) {
    LakeLimits limits = new LakeLimits(2, 24 << 20, 32 << 20, 128);
    TestHome huge = TestHome.in(folder, limits);
    Instant day = Instant.parse("2026-11-20T00:00:00Z");
    Random random = new Random(5);
    try (RunStore store = huge.lake().begin("ingest")) {
      for (int i = 0; i < 200_000; i++) {
        Instant time = day.plusMillis(random.nextInt(86_400_000));
        String noise = Long.toHexString(random.nextLong()).repeat(40);
        store.add(event(time, new UUID(random.nextLong(), random.nextLong()).toString(), noise));
      }
      store.commit("{}");
    }
    assertThat(huge.segments().size()).isGreaterThan(4);

    huge.lake().compact();

    assertThat(huge.segments()).hasSize(1);
    assertThat(huge.content().ids()).isEqualTo(200_000);
    assertThat(huge.folder().scratch())
        .satisfiesAnyOf(
            scratch -> assertThat(scratch).doesNotExist(),
            scratch -> assertThat(scratch).isEmptyDirectory());
  }
}
