package dev.iamtracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every store of runs does.
public interface RunStoreContract {
  Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /// Begins a run on the store of this test.
  RunStore begin();

  /// The ids of the events that readers see.
  Collection<String> visible();

  /// How many different pieces were quarantined.
  long quarantined();

  static IdentityEvent event(String id) {
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, id)
        .millis(Column.EVENT_TIME, NOON.toEpochMilli())
        .text(Column.EVENT_NAME, "CreateUser")
        .text(Column.EVENT_SOURCE, "iam.amazonaws.com")
        .build();
  }

  @Test
  default void eventsShowWithTheCommitAndNotBefore() {
    try (RunStore store = begin()) {
      assertThat(store.add(event("a"))).isTrue();
      assertThat(store.add(event("b"))).isTrue();
      store.flush();
      assertThat(visible()).isEmpty();

      store.commit("{}");

      assertThat(visible()).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  default void addedEventsAreTheNewOnesAndAllAreAll() {
    try (RunStore store = begin()) {
      store.add(event("a"));
      store.commit("{}");
    }

    try (RunStore store = begin()) {
      store.add(event("a"));
      store.add(event("b"));
      store.flush();

      assertThat(ids(store.added())).containsExactly("b");
      assertThat(ids(store.all())).containsExactlyInAnyOrder("a", "b");
      assertThat(ids(store.before())).containsExactly("a");
      assertThat(store.before().mayHold(EventScan.ALL.from(), EventScan.ALL.to())).isTrue();
    }
  }

  @Test
  default void addedEventsCanBeLookedAtWhileTheRunCommits() {
    try (RunStore store = begin()) {
      store.add(event("a"));

      store.commit(
          () -> {
            assertThat(ids(store.added())).containsExactly("a");
            assertThat(ids(store.all())).containsExactly("a");
            return "{}";
          });
    }
  }

  static List<String> ids(StoredEvents events) {
    var ids = new ArrayList<String>();
    events.scan(EventScan.ALL, event -> ids.add(event.id().toString()));
    return ids;
  }

  @Test
  default void anIdIsAddedOnce() {
    try (RunStore store = begin()) {
      assertThat(store.add(event("a"))).isTrue();
      assertThat(store.add(event("a"))).isFalse();
      store.commit("{}");
    }

    assertThat(visible()).containsExactly("a");
  }

  @Test
  default void anIdOfAnEarlierRunIsKnown() {
    try (RunStore store = begin()) {
      store.add(event("a"));
      store.commit("{}");
    }

    try (RunStore store = begin()) {
      assertThat(store.add(event("a"))).isFalse();
      assertThat(store.add(event("b"))).isTrue();
      store.commit("{}");
    }

    assertThat(visible()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void whatCouldNotBeUsedIsKept() {
    try (RunStore store = begin()) {
      store.quarantine(new Quarantined("file", 1, 20, "no eventTime", "{}"));
      store.quarantine(new Quarantined("file", 2, 40, "no eventTime", "{}"));
      store.commit("{}");
    }

    assertThat(quarantined()).isEqualTo(2);
  }

  @Test
  default void aRunWithoutEventsIsARun() {
    try (RunStore store = begin()) {
      store.flush();
      store.commit("{}");
    }

    assertThat(visible()).isEmpty();
  }

  @Test
  default void manyThreadsAddEachIdOnce() throws InterruptedException, ExecutionException {
    List<Future<Integer>> added = new ArrayList<>();
    try (RunStore store = begin();
        var executor = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        added.add(
            executor.submit(
                () -> {
                  int count = 0;
                  for (int i = 0; i < 2_000; i++) {
                    count += store.add(event("id-" + i)) ? 1 : 0;
                  }
                  return count;
                }));
      }
      int sum = 0;
      for (Future<Integer> one : added) {
        sum += one.get();
      }
      assertThat(sum).isEqualTo(2_000);
      store.commit("{}");
    }

    assertThat(visible()).hasSize(2_000).doesNotHaveDuplicates();
  }
}
