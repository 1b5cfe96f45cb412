package dev.iamtracker.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentReaderTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final List<Column> EVENT_COLUMNS =
      Column.stored().stream().filter(column -> column != Column.INGESTED_AT).toList();

  @TempDir private Path folder;
  private SegmentWriter writer;
  private SegmentReader reader;

  @BeforeEach
  void open() {
    writer = SegmentWriter.open(new DatabaseAhead(), 128, folder.resolve("spill"));
    reader = SegmentReader.open(2, 128);
  }

  @AfterEach
  void close() {
    writer.close();
    reader.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        " ",
        "null",
        "it's \"quoted\" \\ and\ttabbed\n",
        "\u0000",
        "é \u0130 \ud83d\ude00 \u2028",
        "[\"a\",null,{\"b\":[1.0,true]}]",
        "a,b,,c"
      })
  void everyColumnComesBackAsItWasWritten(String text) {
    IdentityEvent full = full(text);

    assertThat(scan(EventScan.ALL, write("one", full)))
        .singleElement()
        .satisfies(event -> assertSame(event, full));
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    IdentityEvent bare = bare("1", NOON);

    List<IdentityEvent> events = scan(EventScan.ALL, write("one", full("x"), bare, full("y")));

    assertThat(events).hasSize(3);
    assertThat(events)
        .filteredOn(event -> event.id().equals(bare.id()))
        .singleElement()
        .satisfies(event -> assertSame(event, bare));
  }

  @Test
  void longTextsComeBackWhole() {
    IdentityEvent full = full("ü".repeat(300_000));

    assertThat(scan(EventScan.ALL, write("one", full)))
        .singleElement()
        .satisfies(event -> assertSame(event, full));
  }

  @Test
  void manyEventsOfManyFilesAreHandedOutOnceAndMayBeKept() {
    Path first = write("first", many("a", 5_000));
    Path second = write("second", many("b", 5_000));

    List<IdentityEvent> events = scan(EventScan.ALL, first, second);

    assertThat(events)
        .extracting(event -> event.id().toString())
        .hasSize(10_000)
        .doesNotHaveDuplicates();
  }

  @Test
  void findsTextsOfStrangersAndNothingElse() {
    Path file = write("one", full("\u0000"), full("x"), full("'; DROP"), full("\u0130"));

    for (String text : List.of("\u0000", "x", "'; drop", "\u0130")) {
      assertThat(scan(userAgent(text), file)).as(text).hasSize(1);
    }
    assertThat(scan(userAgent("' OR ''='"), file)).isEmpty();
  }

  @Test
  void nothingIsReadFromNoFiles() {
    assertThat(scan(EventScan.ALL)).isEmpty();
  }

  @Test
  void aFileThatIsNoSegmentIsNamedInTheFailure() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.parquet"), "no parquet at all");

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> scan(EventScan.ALL, broken))
        .withMessageContaining("broken.parquet");
  }

  private static EventScan userAgent(String text) {
    return new EventScan(
        EventScan.ALL.from(),
        EventScan.ALL.to(),
        EventScan.ALL.columns(),
        List.of(new In(Column.USER_AGENT, Set.of(text))),
        Optional.empty());
  }

  private static void assertSame(IdentityEvent event, IdentityEvent written) {
    for (Column column : EVENT_COLUMNS) {
      assertThat(event.text(column)).as(column.sqlName()).isEqualTo(written.text(column));
      assertThat(event.millis(column)).as(column.sqlName()).isEqualTo(written.millis(column));
    }
  }

  private static IdentityEvent bare(String id, Instant time) {
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, id)
        .millis(Column.EVENT_TIME, time.toEpochMilli())
        .build();
  }

  private static IdentityEvent[] many(String prefix, int count) {
    var events = new IdentityEvent[count];
    for (int i = 0; i < count; i++) {
      events[i] = bare(prefix + i, NOON.plusMillis(i));
    }
    return events;
  }

  private static IdentityEvent full(String text) {
    var builder = new IdentityEvent.Builder();
    for (Column column : EVENT_COLUMNS) {
      switch (column.type()) {
        case TEXT, JSON -> builder.text(column, text);
        case BOOLEAN -> builder.flag(column, text.length() % 2 == 0);
        case TIME -> builder.millis(column, NOON.toEpochMilli() - column.ordinal());
        case DATE -> {}
      }
    }
    return builder.build();
  }

  private Path write(String name, IdentityEvent... events) {
    Path file = folder.resolve(name + ".parquet");
    writer.write(List.of(events), NOON, file);
    return file;
  }

  private List<IdentityEvent> scan(EventScan scan, Path... files) {
    var events = new ArrayList<IdentityEvent>();
    reader.scan(List.of(files), scan, () -> Optional::of, events::add);
    return events;
  }
}
