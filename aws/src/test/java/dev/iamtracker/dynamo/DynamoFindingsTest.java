package dev.iamtracker.dynamo;

import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.FindingStoreContract;
import org.junit.jupiter.api.AfterEach;

class DynamoFindingsTest implements FindingStoreContract {
  private final TestTables tables = new TestTables();
  private final FindingStore store = new DynamoFindings(tables.alerts(), TestTables.RETENTION);

  @Override
  public FindingStore store() {
    return store;
  }

  @AfterEach
  void close() {
    tables.close();
  }
}
