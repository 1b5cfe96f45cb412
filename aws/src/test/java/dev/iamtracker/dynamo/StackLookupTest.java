package dev.iamtracker.dynamo;

import static dev.iamtracker.dynamo.TestEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackLookupTest {
  private static final Instant EARLY = NOON.minus(Duration.ofDays(400));

  private final TestTables tables = new TestTables();
  private final EventTable events = new EventTable(tables.table("events"));
  private final StackLookup lookup =
      new StackLookup(events, tables.table("events"), new DayLedger(tables.table("control")));

  @AfterEach
  void close() {
    tables.close();
  }

  private void put(IdentityEvent... some) {
    events.put(List.of(some), NOON, Optional.empty());
  }

  private static List<String> ids(List<IdentityEvent> found) {
    return found.stream().map(one -> one.id().toString()).toList();
  }

  @Test
  void eventsOfAUserComeWholeAndTheNewestFirst() {
    put(
        TestEvents.event("old", NOON.minus(Duration.ofDays(30))),
        TestEvents.event("new"),
        TestEvents.builder("bob", NOON).text(Column.USER_NAME, "bob").build());

    List<IdentityEvent> found = lookup.ofUser("alice", EARLY, NOON, 10);

    assertThat(ids(found)).containsExactly("new", "old");
    assertThat(TestEvents.texts(found.getFirst()))
        .isEqualTo(TestEvents.texts(TestEvents.event("new")));
    assertThat(ids(lookup.ofUser("alice", NOON.minusSeconds(1), NOON, 10))).containsExactly("new");
    assertThat(ids(lookup.ofUser("alice", EARLY, NOON, 1))).containsExactly("new");
    assertThat(lookup.ofUser("nobody", EARLY, NOON, 10)).isEmpty();
  }

  @Test
  void manyEventsOfAnActionComePageByPage() {
    var many = new ArrayList<IdentityEvent>();
    for (int i = 0; i < 2_500; i++) {
      many.add(TestEvents.event("id-" + i, NOON.minusSeconds(i)));
    }
    events.put(many, NOON, Optional.empty());

    List<IdentityEvent> found = lookup.ofAction("AssumeRole", EARLY, NOON, 2_200);

    assertThat(found).hasSize(2_200);
    assertThat(found.getLast().id()).hasToString("id-2199");
  }

  @Test
  void aNameThatIsTooLongForAnIndexIsFoundAll() {
    String user = "x".repeat(3_000);
    put(TestEvents.builder("long", NOON).text(Column.USER_NAME, user).build());

    assertThat(ids(lookup.ofUser(user, EARLY, NOON, 10))).containsExactly("long");
  }

  @Test
  void anEventIsFoundByItsIdAlone() {
    put(TestEvents.event("a", NOON.minus(Duration.ofDays(90))), TestEvents.event("b"));

    assertThat(lookup.ofId("a", StackLookup.day(NOON))).isPresent();
    assertThat(lookup.ofId("c", StackLookup.day(NOON))).isEmpty();
  }
}
