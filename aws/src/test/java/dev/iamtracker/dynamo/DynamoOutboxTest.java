package dev.iamtracker.dynamo;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.Alert.Single;
import dev.iamtracker.alert.Claim;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.Outbox;
import dev.iamtracker.alert.OutboxContract;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.alert.OutboxUpkeep;
import dev.iamtracker.alert.Settlement;
import dev.iamtracker.dynamo.MortalItems.Killed;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamoOutboxTest implements OutboxContract {
  private static final Settlement SENT = new Settlement(DeliveryState.SENT, NOON, "");

  private final TestTables tables = new TestTables();
  private final Items items = tables.alerts();
  private final DynamoOutbox outbox = outbox(items);

  private static DynamoOutbox outbox(Items items) {
    return new DynamoOutbox(items, TestTables.RETENTION);
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public OutboxUpkeep upkeep() {
    return outbox;
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private List<DeliveryState> states() {
    return outbox.list(EnumSet.allOf(DeliveryState.class), 100).stream()
        .map(OutboxEntry::state)
        .toList();
  }

  @Test
  void ofManySendersOneGetsEachAlert() throws Exception {
    for (int i = 0; i < 40; i++) {
      outbox.add(new Single("rule/" + i, Level.HIGH), List.of("file"), NOON);
    }

    var sent = new ArrayList<String>();
    try (var executor = Executors.newFixedThreadPool(4)) {
      Callable<List<String>> sender = () -> send(outbox(items));
      for (Future<List<String>> one : executor.invokeAll(List.of(sender, sender, sender, sender))) {
        sent.addAll(one.get());
      }
    }

    assertThat(sent).hasSize(40).doesNotHaveDuplicates();
    assertThat(items.partition("outbox#file", "")).isEmpty();
    assertThat(states()).hasSize(40).containsOnly(DeliveryState.SENT);
  }

  private static List<String> send(DynamoOutbox outbox) {
    var sent = new ArrayList<String>();
    Optional<Claim> claim = outbox.claim("file", NOON, NOON.plus(LEASE));
    while (claim.isPresent()) {
      sent.add(claim.get().alert().id());
      outbox.settle(claim.get(), SENT);
      claim = outbox.claim("file", NOON, NOON.plus(LEASE));
    }
    return sent;
  }

  @Test
  void aSenderThatDiesWhileItSettlesLeavesNothingToBeSentTwice() {
    int writes = 0;
    boolean died = true;
    while (died) {
      // The first write says what became of it; before that nobody knows.
      writes++;
      outbox.add(new Single("rule/" + writes, Level.HIGH), List.of("file"), NOON);
      Claim claim = claim();

      died = dies(writes, mortal -> mortal.settle(claim, SENT));

      assertThat(outbox(items).claim("file", NOON.plus(LEASE), NOON.plus(LEASE))).isEmpty();
      assertThat(items.partition("outbox#file", "")).isEmpty();
      assertThat(states()).hasSize(writes).containsOnly(DeliveryState.SENT);
    }
    assertThat(writes).isGreaterThan(3);
  }

  private Claim claim() {
    return outbox.claim("file", NOON, NOON.plus(LEASE)).orElseThrow();
  }

  private boolean dies(int writes, Consumer<DynamoOutbox> work) {
    try {
      work.accept(outbox(new MortalItems(items, writes)));
      return false;
    } catch (Killed _) {
      return true;
    }
  }

  @Test
  void whoDiesWhileAlertsAreMadeDueOnceMoreLosesNone() {
    int writes = 0;
    boolean died = true;
    while (died) {
      outbox.add(new Single("rule/" + writes, Level.HIGH), List.of("file"), NOON);
      outbox.settle(claim(), new Settlement(DeliveryState.GIVEN_UP, NOON, "no"));

      died = dies(writes, mortal -> mortal.retryNow(NOON, /* again= */ true));

      outbox.retryNow(NOON, /* again= */ true);
      assertThat(outbox.settle(claim(), SENT)).isTrue();
      writes++;
      assertThat(states()).hasSize(writes).containsOnly(DeliveryState.SENT);
      assertThat(items.partition("outbox#file", "")).isEmpty();
    }
    assertThat(writes).isGreaterThan(2);
  }

  @Test
  void whatSomebodyPutsInWhileItMovesIsNotSentAgain() {
    outbox.add(HIGH, List.of("file"), NOON);
    outbox.settle(claim(), SENT);
    items.put(DeliveryItem.of(HIGH, "file", NOON, TestTables.RETENTION));

    assertThat(outbox.claim("file", NOON, NOON.plus(LEASE))).isEmpty();

    assertThat(items.partition("outbox#file", "")).isEmpty();
    assertThat(states()).containsExactly(DeliveryState.SENT);
  }

  @Test
  void whatIsStoredExpires() {
    outbox.add(HIGH, List.of("file"), NOON);
    Instant end = TestTables.RETENTION.expiry(NOON);

    assertThat(items.partition("outbox#file", ""))
        .allMatch(item -> item.number("expires_at") == end.getEpochSecond());
    outbox.settle(claim(), SENT);

    assertThat(items.partition("done#2026-11-20", ""))
        .hasSize(1)
        .allMatch(item -> item.number("expires_at") == end.getEpochSecond());
  }
}
