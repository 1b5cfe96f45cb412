package dev.iamtracker.dynamo;

import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.collect.CoverageLedgerContract;
import org.junit.jupiter.api.AfterEach;

class DynamoCoverageTest implements CoverageLedgerContract {
  private final TestTables tables = new TestTables();
  private final CoverageLedger store =
      new DynamoCoverage(tables.control(), () -> CoverageLedgerContract.NOON);

  @Override
  public CoverageLedger ledger() {
    return store;
  }

  @AfterEach
  void close() {
    tables.close();
  }
}
