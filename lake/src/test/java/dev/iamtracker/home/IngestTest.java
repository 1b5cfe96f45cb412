package dev.iamtracker.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.LogFile;
import dev.iamtracker.cloudtrail.RecordRebuilder;
import dev.iamtracker.cloudtrail.RecordSplitter;
import dev.iamtracker.event.Column;
import dev.iamtracker.home.TestHome.Content;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.run.RunSummary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class IngestTest {
  private static final long EVENTS = 21_000;

  private SimulatedLogs logs;
  private TestHome reference;
  private RunSummary summary;
  private Content content;

  @BeforeAll
  void ingestOnce(@TempDir Path folder) {
    logs = SimulatedLogs.write(folder.resolve("logs"), EVENTS, 6);
    reference = TestHome.in(folder.resolve("home"));
    summary = reference.ingest(logs.files());
    content = reference.content();
  }

  @Test
  void everyRecordIsCountedOnce() {
    assertThat(summary.records()).isEqualTo(logs.result().records());
    assertThat(counted(summary)).isEqualTo(summary.records());
    assertThat(summary.duplicates()).isEqualTo(logs.result().records() - EVENTS - doubleOthers());
    assertThat(summary.quarantined()).isZero();
    assertThat(summary.otherSources()).isPositive();
    assertThat(summary.stored()).isGreaterThan(15_000);
  }

  static long counted(RunSummary summary) {
    return summary.stored()
        + summary.duplicates()
        + summary.otherSources()
        + summary.outOfWindow()
        + summary.filtered().total()
        + summary.quarantined();
  }

  /// Records of other sources that were delivered a second time.
  private long doubleOthers() {
    return summary.otherSources() - (EVENTS - summary.stored());
  }

  @Test
  void theLakeHoldsEveryStoredEventOnce() {
    assertThat(content.rows()).isEqualTo(summary.stored());
    assertThat(content.ids()).isEqualTo(summary.stored());
    assertThat(reference.lake().status().events()).isEqualTo(summary.stored());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anyNumberOfThreadsGivesTheSameLake(int threads, @TempDir Path home) {
    TestHome other = TestHome.in(home);

    RunSummary same = other.ingest(logs.files(), threads);

    assertThat(same).isEqualTo(summary);
    assertThat(other.content()).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void oneLargeFileGivesTheSameLakeAsManySmallOnes(int threads, @TempDir Path folder)
      throws IOException {
    Path large = folder.resolve("large.ndjson");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(large))) {
      for (LogFile file : logs.files()) {
        file.read((name, in) -> copyLines(in, out));
      }
      out.write("{\"eventName\":}\n".getBytes(UTF_8));
    }
    TestHome other = TestHome.in(folder.resolve("home"));

    RunSummary same = other.ingest(SimulatedLogs.files(large), threads);

    assertThat(other.content()).isEqualTo(content);
    assertThat(same.records()).isEqualTo(summary.records() + 1);
    assertThat(same.stored()).isEqualTo(summary.stored());
    assertThat(same.seen()).isEqualTo(summary.seen());
    assertThat(counted(same)).isEqualTo(same.records());
    assertThat(same.rejected())
        .singleElement()
        .satisfies(
            rejection ->
                assertThat(rejection.place()).startsWith("record " + same.records() + ", byte "));
  }

  private static void copyLines(InputStream in, OutputStream out) throws IOException {
    var splitter = new RecordSplitter(in);
    while (splitter.next() == RecordSplitter.Found.RECORD) {
      out.write(splitter.buffer(), splitter.start(), splitter.end() - splitter.start());
      out.write('\n');
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void littleMemoryGivesTheSameLakeInMoreSegments(int threads, @TempDir Path home) {
    TestHome other = TestHome.in(home, TestHome.TIGHT);

    RunSummary same = other.ingest(logs.files(), threads);

    assertThat(same).isEqualTo(summary);
    assertThat(other.content()).isEqualTo(content);
    assertThat(other.segments().size()).isGreaterThan(3 * reference.segments().size());
  }

  @Test
  void anotherOrderGivesTheSameLake(@TempDir Path home) {
    TestHome other = TestHome.in(home, TestHome.TIGHT);
    List<LogFile> files = new ArrayList<>(logs.files());
    Collections.shuffle(files, new Random(3));

    other.ingest(files);

    assertThat(other.content()).isEqualTo(content);
  }

  @Test
  void whatIsIngestedAgainIsNotStoredAgain(@TempDir Path home) {
    TestHome other = TestHome.in(home);
    other.ingest(logs.files());

    RunSummary again = other.ingest(logs.files());

    assertThat(again.stored()).isZero();
    assertThat(again.duplicates()).isEqualTo(summary.stored() + summary.duplicates());
    assertThat(counted(again)).isEqualTo(again.records());
    assertThat(other.content()).isEqualTo(content);
  }

  @Test
  void portionByPortionGivesTheSameLake(@TempDir Path home) {
    TestHome other = TestHome.in(home);
    List<LogFile> files = logs.files();
    long stored = 0;

    for (int i = 0; i < files.size(); i += files.size() / 12 + 1) {
      List<LogFile> portion = files.subList(i, Math.min(files.size(), i + files.size() / 12 + 1));
      stored += other.ingest(portion).stored();
    }

    assertThat(stored).isEqualTo(summary.stored());
    assertThat(other.content()).isEqualTo(content);
  }

  @Test
  void segmentsAreSortedByIdentityAndSpanWhatIsRecorded() throws SQLException {
    for (Segment segment : reference.segments()) {
      String file = TestHome.parquet(List.of(reference.file(segment)));
      String sql =
          "SELECT count(*), epoch_ms(min(event_time)), epoch_ms(max(event_time)),"
              + " count(*) FILTER (before > who) FROM (SELECT event_time, "
              + "(user_name, coalesce(session_name, '~~~'), event_time) AS who, lag(who)"
              + " OVER (ORDER BY file_row_number) AS before FROM "
              + file.replace(")", ", file_row_number = true)")
              + ")";
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement();
          ResultSet answer = statement.executeQuery(sql)) {
        answer.next();
        assertThat(answer.getLong(1)).isEqualTo(segment.rows());
        assertThat(answer.getLong(2)).isEqualTo(segment.first().toEpochMilli());
        assertThat(answer.getLong(3)).isEqualTo(segment.last().toEpochMilli());
        assertThat(answer.getLong(4)).isZero();
      }
      assertThat(segment.path())
          .startsWith("event_date=" + segment.first().toString().substring(0, 10));
    }
  }

  @Test
  void everyStoredEventRebuildsItsRecord() throws IOException, SQLException {
    Map<String, Object> records = recordsById();
    long compared = 0;

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT * FROM " + TestHome.parquet(reference.snapshot().files()))) {
      while (row.next()) {
        Object rebuilt = JsonValue.parse(RecordRebuilder.rebuild(new Row(row)));
        assertThat(rebuilt).isEqualTo(records.get(row.getString("event_id")));
        compared++;
      }
    }

    assertThat(compared).isEqualTo(summary.stored());
  }

  private Map<String, Object> recordsById() throws IOException {
    Map<String, Object> records = new HashMap<>();
    for (LogFile file : logs.files()) {
      file.read(
          (_, content) -> {
            var splitter = new RecordSplitter(content);
            while (splitter.next() == RecordSplitter.Found.RECORD) {
              Object record =
                  JsonValue.parse(
                      new String(
                          splitter.buffer(),
                          splitter.start(),
                          splitter.end() - splitter.start(),
                          UTF_8));
              String id = String.valueOf(((Map<?, ?>) record).get("eventID")).substring(1);
              records.put(id, JsonValue.redacted(record));
            }
          });
    }
    return records;
  }

  private record Row(ResultSet row) implements RecordRebuilder.Values {
    @Override
    public @Nullable String text(Column column) {
      return get(column, String.class);
    }

    @Override
    public @Nullable Boolean flag(Column column) {
      return get(column, Boolean.class);
    }

    @Override
    public @Nullable Long millis(Column column) {
      LocalDateTime time = get(column, LocalDateTime.class);
      return time == null ? null : time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private <T> @Nullable T get(Column column, Class<T> type) {
      try {
        return row.getObject(column.sqlName()) == null
            ? null
            : row.getObject(column.sqlName(), type);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
