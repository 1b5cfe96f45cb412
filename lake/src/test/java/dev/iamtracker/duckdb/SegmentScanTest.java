package dev.iamtracker.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.Frequent;
import dev.iamtracker.store.EventScan.In;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentScanTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Set<Column> ALL = EnumSet.allOf(Column.class);

  @TempDir private Path folder;
  private SegmentWriter writer;
  private Path file;

  @BeforeEach
  void write() {
    writer = SegmentWriter.open(new DatabaseAhead(), 128, folder.resolve("spill"));
    file = folder.resolve("events.parquet");
    writer.write(
        List.of(
            event("1", "CreateUser", "ana", "198.51.100.1", 0),
            event("2", "CreateUser", "ben", "198.51.100.1", 60),
            event("3", "DeleteUser", "ana", "198.51.100.2", 120),
            event("4", "ListUsers", "ana", "198.51.100.3", 180)),
        NOON,
        file);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void givesBackWholeEvents() {
    IdentityEvent first = scan(EventScan.ALL).getFirst();

    assertThat(first.text(Column.EVENT_NAME)).contains("CreateUser");
    assertThat(first.flag(Column.READ_ONLY)).contains(true);
    assertThat(first.time()).isEqualTo(NOON);
    assertThat(first.text(Column.EXTRA)).isEmpty();
  }

  @Test
  void givesBackOnlyTheColumnsAskedFor() {
    var scan = new EventScan(NOON, NOON, EnumSet.of(Column.SOURCE_IP), List.of(), Optional.empty());

    IdentityEvent event = scan(scan).getFirst();

    assertThat(event.text(Column.SOURCE_IP)).contains("198.51.100.1");
    assertThat(event.has(Column.EVENT_NAME)).isFalse();
    assertThat(event.id().toString()).isEqualTo("1");
  }

  @Test
  void takesBothEndsOfTheTime() {
    assertThat(ids(EventScan.ALL.within(NOON.plusSeconds(60), NOON.plusSeconds(120))))
        .containsExactlyInAnyOrder("2", "3");
  }

  @Test
  void findsValuesInAnyCase() {
    assertThat(ids(anyOf(new In(Column.EVENT_NAME, Set.of("createuser", "listusers")))))
        .containsExactlyInAnyOrder("1", "2", "4");
    assertThat(ids(anyOf(new In(Column.EVENT_NAME, Set.of("x' OR '1'='1"))))).isEmpty();
  }

  @Test
  void findsWhateverHasAValue() {
    assertThat(ids(anyOf(new In(Column.ERROR_CODE, Set.of())))).isEmpty();
    assertThat(ids(anyOf(new In(Column.USER_NAME, Set.of())))).hasSize(4);
  }

  @Test
  void leavesOutSmallGroups() {
    assertThat(ids(frequent(List.of(Column.USER_NAME), Optional.of(Column.SOURCE_IP), 3)))
        .containsExactlyInAnyOrder("1", "3", "4");
    assertThat(ids(frequent(List.of(Column.SOURCE_IP), Optional.empty(), 2)))
        .containsExactlyInAnyOrder("1", "2");
    assertThat(ids(frequent(List.of(Column.USER_NAME, Column.SOURCE_IP), Optional.empty(), 2)))
        .isEmpty();
    assertThat(ids(frequent(List.of(Column.ERROR_CODE), Optional.empty(), 1))).isEmpty();
  }

  @Test
  void leavesOutGroupsThatAreSpreadOverALongTime() {
    var hour = new Frequent(List.of(Column.USER_NAME), Optional.empty(), 3, Duration.ofMinutes(2));
    var minute =
        new Frequent(List.of(Column.USER_NAME), Optional.empty(), 3, Duration.ofSeconds(30));

    assertThat(ids(within(hour))).containsExactlyInAnyOrder("1", "3", "4");
    assertThat(ids(within(minute))).isEmpty();
  }

  private static EventScan within(Frequent frequent) {
    return new EventScan(
        Instant.EPOCH, NOON.plusSeconds(999), ALL, List.of(), Optional.of(frequent));
  }

  private static EventScan anyOf(In in) {
    return new EventScan(Instant.EPOCH, NOON.plusSeconds(999), ALL, List.of(in), Optional.empty());
  }

  private static EventScan frequent(List<Column> group, Optional<Column> different, long least) {
    return new EventScan(
        Instant.EPOCH,
        NOON.plusSeconds(999),
        ALL,
        List.of(),
        Optional.of(new Frequent(group, different, least, Duration.ofMinutes(10))));
  }

  private List<String> ids(EventScan scan) {
    return scan(scan).stream().map(event -> event.id().toString()).toList();
  }

  private List<IdentityEvent> scan(EventScan scan) {
    var events = new ArrayList<IdentityEvent>();
    writer.scan(List.of(file), scan, () -> Optional::of, events::add);
    return events;
  }

  private static IdentityEvent event(String id, String name, String user, String ip, int seconds) {
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, id)
        .millis(Column.EVENT_TIME, NOON.plusSeconds(seconds).toEpochMilli())
        .text(Column.EVENT_NAME, name)
        .text(Column.USER_NAME, user)
        .text(Column.SOURCE_IP, ip)
        .flag(Column.READ_ONLY, true)
        .build();
  }
}
