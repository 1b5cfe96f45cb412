package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.store.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableItemsTest implements ItemsContract {
  private final TestTables tables = new TestTables();
  private final Items items = tables.alerts();

  @Override
  public Items items() {
    return items;
  }

  @AfterEach
  void close() {
    tables.close();
  }

  @Test
  void aTableThatIsMissingIsNamed() {
    LocalDynamo.get().deleteTable(tables.stack + "-alerts");

    assertThatThrownBy(() -> items.get(KEY))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining(tables.stack + "-alerts")
        .hasMessageContaining("does not exist");
  }
}
