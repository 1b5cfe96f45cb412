package dev.iamtracker.sqlite;

import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.collect.CoverageLedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest implements CoverageLedgerContract {
  private StateDatabase state;

  @BeforeEach
  void open(@TempDir Path folder) {
    state = StateDatabase.open(folder.resolve("state.db"));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Override
  public CoverageLedger ledger() {
    return new Streams(state);
  }
}
