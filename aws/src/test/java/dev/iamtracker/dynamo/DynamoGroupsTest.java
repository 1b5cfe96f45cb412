package dev.iamtracker.dynamo;

import dev.iamtracker.alert.OpenGroups;
import dev.iamtracker.alert.OpenGroupsContract;
import org.junit.jupiter.api.AfterEach;

class DynamoGroupsTest implements OpenGroupsContract {
  private final TestTables tables = new TestTables();
  private final OpenGroups store = new DynamoGroups(tables.alerts(), TestTables.RETENTION);

  @Override
  public OpenGroups groups() {
    return store;
  }

  @AfterEach
  void close() {
    tables.close();
  }
}
