package dev.iamtracker.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandOverTest {
  private static final List<IdentityEvent> BATCH =
      List.of(
          new IdentityEvent.Builder()
              .text(Column.EVENT_ID, "a")
              .millis(Column.EVENT_TIME, 1)
              .build());

  private final HandOver<IdentityEvent> events = new HandOver<>();

  @Test
  void givesEverythingToTheThreadThatAsked() {
    var seen = new ArrayList<Thread>();

    events.run(() -> put(100), _ -> seen.add(Thread.currentThread()));

    assertThat(seen).hasSize(100).containsOnly(Thread.currentThread());
  }

  @Test
  void throwsWhatTheSourceThrew() {
    var failure = new StoreUnavailable("gone", null);
    var seen = new AtomicInteger();

    assertThatThrownBy(
            () ->
                events.run(
                    () -> {
                      put(3);
                      throw failure;
                    },
                    _ -> seen.incrementAndGet()))
        .isSameAs(failure);
    assertThat(seen).hasValue(3);
  }

  @Test
  void stopsTheSourceWhenTheSinkFails() throws InterruptedException {
    var source = new AtomicReference<Thread>();
    var stopped = new AtomicReference<Exception>();

    assertThatThrownBy(
            () ->
                events.run(
                    () -> {
                      source.set(Thread.currentThread());
                      try {
                        put(100);
                      } catch (CancellationException e) {
                        stopped.set(e);
                      }
                    },
                    _ -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    source.get().join();
    assertThat(stopped.get()).isNotNull();
  }

  private void put(int batches) {
    try {
      for (int i = 0; i < batches; i++) {
        events.put(BATCH);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
