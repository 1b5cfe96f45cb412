package dev.iamtracker.dynamo;

import static dev.iamtracker.dynamo.TestEvents.NOON;
import static dev.iamtracker.dynamo.TestEvents.event;
import static dev.iamtracker.dynamo.TestEvents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EventItemTest {
  private final TestTables tables = new TestTables();
  private final EventTable table = new EventTable(tables.table("events"));

  @AfterEach
  void close() {
    tables.close();
  }

  @Test
  void everyColumnComesBack() {
    IdentityEvent.Builder builder = TestEvents.builder("id", NOON.plusMillis(7));
    for (Column column : Column.stored()) {
      switch (column.type()) {
        case TEXT -> {
          if (column != Column.EVENT_ID) {
            builder.text(column, "\u0000\ud83d\ude00 of " + column);
          }
        }
        case JSON -> builder.text(column, "{\"of\":\"" + column + "\"}");
        case BOOLEAN -> builder.flag(column, column.ordinal() % 2 == 0);
        case TIME -> builder.millis(column, NOON.plusMillis(column.ordinal()).toEpochMilli());
        case DATE -> throw new AssertionError(column);
      }
    }
    IdentityEvent event = builder.build();

    assertThat(stored(event)).satisfies(back -> assertThat(texts(back)).isEqualTo(texts(event)));
    assertThat(stored(event).millis(Column.INGESTED_AT)).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void whatConsolesAndIndexesShowStandsForItself() {
    Map<String, AttributeValue> item =
        EventItem.of(event("id"), NOON, Optional.of(NOON.plusSeconds(60))).getLast();

    assertThat(EventItem.text(item, "event_date")).isEqualTo("2026-11-20");
    assertThat(EventItem.text(item, "event_time")).isEqualTo("2026-11-20T12:00:00.000Z");
    assertThat(EventItem.text(item, "user_name")).isEqualTo("alice");
    assertThat(EventItem.text(item, "event_name")).isEqualTo("AssumeRole");
    assertThat(item.get("expires_at")).isEqualTo(AttributeValue.fromN("1795176060"));
    assertThat(item.keySet()).doesNotContain("request_parameters", "error_code");
  }

  @Test
  void anEventWithoutUserOrActionIsInNoIndex() {
    IdentityEvent event =
        TestEvents.builder("id", NOON)
            .text(Column.USER_NAME, "")
            .text(Column.EVENT_NAME, "")
            .build();

    assertThat(texts(stored(event))).isEqualTo(texts(event));
  }

  @Test
  void longIdsAndNamesFitIntoKeys() {
    IdentityEvent event =
        TestEvents.builder("i".repeat(5000), NOON)
            .text(Column.USER_NAME, "ü".repeat(4000))
            .text(Column.EVENT_NAME, "\ud83d\ude00".repeat(4000))
            .text(Column.ERROR_CODE, "e".repeat(9000))
            .build();

    assertThat(texts(stored(event))).isEqualTo(texts(event));
  }

  @Test
  void whatDoesNotFitIntoAnItemGoesOnInOthers() {
    var bytes = new byte[700_000];
    new Random(1).nextBytes(bytes);
    IdentityEvent large =
        TestEvents.builder("large", NOON)
            .text(Column.EXTRA, "{\"a\":\"" + HexFormat.of().formatHex(bytes) + "\"}")
            .build();
    assertThat(EventItem.of(large, NOON, Optional.empty())).hasSizeGreaterThan(2);
    IdentityEvent small = event("small");

    table.put(List.of(large, small), NOON, Optional.empty());

    var day = new ArrayList<IdentityEvent>();
    for (int digit = 0; digit < 16; digit++) {
      table.read(NOON.atOffset(java.time.ZoneOffset.UTC).toLocalDate(), digit, day::add);
    }
    assertThat(day)
        .extracting(TestEvents::texts)
        .containsExactlyInAnyOrder(texts(large), texts(small));
  }

  @Test
  void everyIdIsInOnePartOfItsDay() {
    List<String> ids =
        List.of("", "0", "00", "9z", "a", "aa", "f", "ff", "zz", "A", "sha256:1", "é", "1", "b");
    table.put(
        ids.stream().map(id -> event(id.isEmpty() ? "-" : id)).toList(), NOON, Optional.empty());

    var day = new ArrayList<String>();
    for (int digit = 0; digit < 16; digit++) {
      table.read(
          NOON.atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
          digit,
          event -> day.add(event.id().toString()));
    }

    assertThat(day).hasSize(ids.size()).containsAll(ids.subList(1, ids.size())).contains("-");
  }

  private IdentityEvent stored(IdentityEvent event) {
    table.put(List.of(event), NOON, Optional.empty());
    return table.get(Set.of(EventTable.DayAndId.of(event))).getFirst();
  }
}
