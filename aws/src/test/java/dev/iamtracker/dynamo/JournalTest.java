package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.store.StoreUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  private static final Key OLD = new Key("p", "old");
  private static final Key GONE = new Key("p", "gone");

  private final TestTables tables = new TestTables();
  private final Items items = tables.alerts();

  @AfterEach
  void close() {
    tables.close();
  }

  private RecordedItems changes() {
    items.put(Item.of(OLD).with("text", "before"));
    items.put(Item.of(GONE));
    var recorded = new RecordedItems(items);
    recorded.put(recorded.get(OLD).orElseThrow().with("text", "after").with("flag", true));
    recorded.delete(recorded.get(GONE).orElseThrow());
    IntStream.range(0, 60)
        .forEach(
            i ->
                recorded.put(
                    Item.of(new Key("new", "" + i))
                        .with("number", i)
                        .with("texts", List.of("a", "" + i))));
    return recorded;
  }

  private Lease lease() {
    return Lease.take(tables.control(), "lease#commit", "me", tables.timing, Duration.ofMinutes(1))
        .orElseThrow();
  }

  private Journal journal(Items target) {
    return new Journal(tables.table("control"), target);
  }

  @Test
  void allChangesAreMade() {
    journal(items).make(changes().changes(), lease());

    assertAllAreMade();
  }

  private void assertAllAreMade() {
    assertThat(items.get(OLD).flatMap(item -> item.text("text"))).contains("after");
    assertThat(items.get(OLD).map(Item::version)).contains(2L);
    assertThat(items.get(GONE)).isEmpty();
    assertThat(items.partition("new", "")).hasSize(60).allMatch(item -> item.version() == 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 30, 61})
  void whatADeadProcessBeganIsFinishedOnce(int made) {
    List<RecordedItems.Change> changes = changes().changes();
    assertThatThrownBy(() -> journal(new Dying(items, made)).make(changes, lease()))
        .isInstanceOf(Dead.class);

    journal(items).redo();
    assertAllAreMade();

    journal(items).redo();
    assertAllAreMade();
  }

  @Test
  void whoLostTheLeaseChangesNothing() {
    Lease slow = lease();
    tables.control().put(tables.control().get(Key.of("lease#commit")).orElseThrow());

    assertThatThrownBy(() -> journal(items).make(changes().changes(), slow))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("took over");

    assertThat(items.partition("new", "")).isEmpty();
    journal(items).redo();
    assertThat(items.partition("new", "")).isEmpty();
  }

  @Test
  void whatWasChangedMeanwhileIsNotUndone() {
    List<RecordedItems.Change> changes = changes().changes();
    assertThatThrownBy(() -> journal(new Dying(items, 62)).make(changes, lease()))
        .isInstanceOf(Dead.class);
    items.put(items.get(OLD).orElseThrow().with("text", "later"));

    journal(items).redo();

    assertThat(items.get(OLD).flatMap(item -> item.text("text"))).contains("later");
  }

  @Test
  void whatIsLongIsInPartsThatNobodyElseWritesAndGoAway() {
    RecordedItems recorded = changes();
    var random = new Random(1);
    IntStream.range(0, 40)
        .forEach(
            i -> {
              var bytes = new byte[20_000];
              random.nextBytes(bytes);
              String text = HexFormat.of().formatHex(bytes);
              recorded.put(Item.of(new Key("long", "" + i)).with("text", text));
            });
    Lease lease = lease();
    String part = "journal#" + lease.owner() + "#1";
    assertThatThrownBy(() -> journal(new Dying(items, 5)).make(recorded.changes(), lease))
        .isInstanceOf(Dead.class);
    assertThat(tables.control().get(Key.of(part))).isPresent();
    tables.control().put(Item.of(Key.of("journal#1")).with("text", "of somebody else"));

    journal(items).redo();

    assertAllAreMade();
    assertThat(items.partition("long", "")).hasSize(40);
    assertThat(tables.control().get(Key.of(part))).isEmpty();
    assertThat(tables.control().get(Key.of("journal"))).isEmpty();
  }

  private static final class Dead extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Items of a process that dies after so many changes.
  private record Dying(Items items, int most, AtomicInteger made) implements Items {
    Dying(Items items, int most) {
      this(items, most, new AtomicInteger());
    }

    private Items alive() {
      if (made.incrementAndGet() > most) {
        throw new Dead();
      }
      return items;
    }

    @Override
    public Map<Key, Item> get(Set<Key> keys) {
      return items.get(keys);
    }

    @Override
    public List<Item> partition(String partition, String sortPrefix) {
      return items.partition(partition, sortPrefix);
    }

    @Override
    public boolean put(Item item) {
      boolean last = made.get() == 61 && most == 62;
      boolean done = alive().put(item);
      if (last) {
        throw new Dead();
      }
      return done;
    }

    @Override
    public boolean delete(Item item) {
      boolean last = made.get() == 61 && most == 62;
      boolean done = alive().delete(item);
      if (last) {
        throw new Dead();
      }
      return done;
    }

    @Override
    public Set<Key> putAll(Collection<Item> all) {
      throw new UnsupportedOperationException();
    }
  }
}
