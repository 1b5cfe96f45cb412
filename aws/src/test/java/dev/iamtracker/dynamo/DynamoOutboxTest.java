package dev.iamtracker.dynamo;

import dev.iamtracker.alert.Outbox;
import dev.iamtracker.alert.OutboxContract;
import dev.iamtracker.alert.OutboxUpkeep;
import org.junit.jupiter.api.AfterEach;

class DynamoOutboxTest implements OutboxContract {
  private final TestTables tables = new TestTables();
  private final DynamoOutbox outbox = new DynamoOutbox(tables.alerts(), TestTables.RETENTION);

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
}
