package dev.iamtracker.dynamo;

import static dev.iamtracker.dynamo.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.EventScan.Frequent;
import dev.iamtracker.store.EventScan.In;
import dev.iamtracker.store.RunStoreContract;
import dev.iamtracker.store.StoredEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamoRunTest implements RunStoreContract {
  private final TestTables tables = new TestTables();
  private final TestStack stack = new TestStack(tables);
  private int runs;

  @AfterEach
  void close() {
    tables.close();
  }

  @Override
  public DynamoRun begin() {
    return new DynamoRun(stack, "run-" + ++runs);
  }

  private void store(IdentityEvent... events) {
    try (DynamoRun run = begin()) {
      for (IdentityEvent event : events) {
        run.add(event);
      }
      run.commit("{}");
    }
  }

  @Override
  public List<String> visible() {
    return stored();
  }

  @Override
  public long quarantined() {
    return stack.aside.size();
  }

  private List<String> stored() {
    var ids = new ArrayList<String>();
    for (int digit = 0; digit < 16; digit++) {
      stack.events().read(StackLookup.day(NOON), digit, event -> ids.add(event.id().toString()));
    }
    return ids;
  }

  private static List<String> ids(StoredEvents events, EventScan scan) {
    var ids = new ArrayList<String>();
    events.scan(scan, event -> ids.add(event.id().toString()));
    ids.sort(null);
    return ids;
  }

  @Test
  void eventsAreThereAfterTheCommitAndKnownFromThenOn() {
    try (DynamoRun run = begin()) {
      assertThat(run.add(event("a"))).isTrue();
      assertThat(run.add(event("a"))).isFalse();
      assertThat(stored()).isEmpty();
      run.commit("{}");
    }

    assertThat(stored()).containsExactly("a");
    try (DynamoRun run = begin()) {
      assertThat(run.add(event("a"))).isFalse();
      assertThat(run.add(event("b"))).isTrue();
      assertThat(ids(run.added(), EventScan.ALL)).containsExactly("b");
      assertThat(ids(run.before(), EventScan.ALL)).containsExactly("a");
      assertThat(ids(run.all(), EventScan.ALL)).containsExactly("a", "b");
    }
  }

  @Test
  void whatARunGivesUpNobodySees() {
    try (DynamoRun run = begin()) {
      run.add(event("a"));
    }

    assertThat(stored()).isEmpty();
    assertThat(begin().add(event("a"))).isTrue();
  }

  @Test
  void whatSomebodyElseStoredMeanwhileIsNotNewAnyMore() {
    try (DynamoRun slow = begin()) {
      slow.add(event("a"));
      slow.add(event("b"));
      store(event("a"));

      slow.commit(
          () -> {
            assertThat(ids(slow.added(), EventScan.ALL)).containsExactly("b");
            return "{}";
          });
    }

    assertThat(stored()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aDayIsChangedOnlyByNewEvents() {
    store(event("a"));
    var days = new StackDays(stack.days(), stack.events());
    var before = days.changed();
    assertThat(before).hasSize(1);
    days.exported(before.getFirst());
    assertThat(days.changed()).isEmpty();

    store(event("a"));
    assertThat(days.changed()).isEmpty();
    store(event("b"), event("c", NOON.minus(Duration.ofDays(40))));

    assertThat(days.changed())
        .extracting(one -> one.day().toString())
        .containsExactly("2026-10-11", "2026-11-20");
    days.exported(before.getFirst());
    assertThat(days.changed()).hasSize(2);
  }

  @Test
  void aScanFindsByTimeAndByColumnsThatSheetsHaveOrLack() {
    store(
        event("early", NOON.minusSeconds(7200)),
        event("a"),
        TestEvents.builder("b", NOON).text(Column.ERROR_CODE, "AccessDenied").build(),
        TestEvents.builder("c", NOON).text(Column.POLICY_NAME, "Admin").build());

    try (DynamoRun run = begin()) {
      run.add(TestEvents.builder("d", NOON).text(Column.ERROR_CODE, "AccessDenied").build());
      StoredEvents all = run.all();
      assertThat(ids(all, scan(NOON, NOON, List.of()))).containsExactly("a", "b", "c", "d");
      assertThat(
              ids(
                  all,
                  scan(NOON, NOON, List.of(new In(Column.ERROR_CODE, Set.of("accessdenied"))))))
          .containsExactly("b", "d");
      assertThat(ids(all, scan(NOON, NOON, List.of(new In(Column.POLICY_NAME, Set.of())))))
          .containsExactly("c");
      var names = new ArrayList<String>();
      all.scan(
          new EventScan(NOON, NOON, EnumSet.of(Column.POLICY_NAME), List.of(), Optional.empty()),
          event -> event.text(Column.POLICY_NAME).ifPresent(names::add));
      assertThat(names).containsExactly("Admin");
    }
  }

  private static EventScan scan(Instant from, Instant to, List<In> anyOf) {
    return new EventScan(from, to, Set.of(Column.EVENT_NAME), anyOf, Optional.empty());
  }

  @Test
  void aScanForLargeGroupsLeavesSmallOnesOut() {
    store(
        TestEvents.builder("a1", NOON).text(Column.SOURCE_IP, "1").build(),
        TestEvents.builder("a2", NOON.plusSeconds(1)).text(Column.SOURCE_IP, "2").build(),
        TestEvents.builder("b1", NOON).text(Column.USER_NAME, "bob").build(),
        TestEvents.builder("c1", NOON).text(Column.USER_NAME, "carol").build());
    var frequent =
        new Frequent(
            List.of(Column.USER_NAME),
            Optional.of(Column.SOURCE_IP),
            2,
            Duration.ofMinutes(1),
            Set.of("carol"));

    var scan = new EventScan(NOON, NOON.plusSeconds(5), Set.of(), List.of(), Optional.of(frequent));

    assertThat(ids(begin().all(), scan)).containsExactly("a1", "a2", "c1");
  }
}
