package dev.iamtracker.home;

import static dev.iamtracker.store.RunStoreContract.event;
import static dev.iamtracker.store.RunStoreContract.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.store.RunStore;
import dev.iamtracker.store.RunStoreContract;
import org.junit.jupiter.api.Test;

/// What stores of runs do besides that write events before the commit.
interface AdoptingRunStoreContract extends RunStoreContract {
  @Test
  default void whatARunWroteThatDidNotEndIsAddedByTheNext() {
    try (RunStore store = begin()) {
      store.add(event("a"));
      store.flush();
    }

    try (RunStore store = begin()) {
      store.flush();

      assertThat(store.adopted()).isPresent();
      assertThat(ids(store.added())).containsExactly("a");
      assertThat(ids(store.before())).containsExactly("a");
    }
  }

  @Test
  default void whatARunWroteThatDidNotEndShowsWithTheNext() {
    try (RunStore store = begin()) {
      store.add(event("a"));
      store.flush();
    }
    assertThat(visible()).isEmpty();

    try (RunStore store = begin()) {
      assertThat(store.add(event("a"))).isFalse();
      store.commit("{}");
    }

    assertThat(visible()).containsExactly("a");
  }
}
