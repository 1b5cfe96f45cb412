package dev.iamtracker.dynamo;

import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.FindingStoreContract;
import org.junit.jupiter.api.AfterEach;

/// A commit sees what it wrote itself.
class RecordedFindingsTest implements FindingStoreContract {
  private final TestTables tables = new TestTables();
  private final FindingStore store =
      new DynamoFindings(new RecordedItems(tables.alerts()), TestTables.RETENTION);

  @Override
  public FindingStore store() {
    return store;
  }

  @AfterEach
  void close() {
    tables.close();
  }
}
