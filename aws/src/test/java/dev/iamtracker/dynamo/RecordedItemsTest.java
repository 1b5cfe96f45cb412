package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedItemsTest implements ItemsContract {
  private final TestTables tables = new TestTables();
  private final Items below = tables.alerts();
  private final RecordedItems items = new RecordedItems(below);

  @Override
  public Items items() {
    return items;
  }

  @AfterEach
  void close() {
    tables.close();
  }

  @Test
  void nobodyElseSeesWhatIsRecorded() {
    below.put(Item.of(KEY).with("text", "before"));
    items.put(items.get(KEY).orElseThrow().with("text", "after"));
    items.put(Item.of(new Key("p", "new")));

    assertThat(below.get(KEY).flatMap(item -> item.text("text"))).contains("before");
    assertThat(below.get(new Key("p", "new"))).isEmpty();
    assertThat(items.get(KEY).flatMap(item -> item.text("text"))).contains("after");
    assertThat(items.changes()).hasSize(2);
  }

  @Test
  void whatComesAndGoesIsNoChange() {
    items.put(Item.of(KEY));
    items.delete(items.get(KEY).orElseThrow());

    assertThat(items.changes()).isEmpty();
  }
}
