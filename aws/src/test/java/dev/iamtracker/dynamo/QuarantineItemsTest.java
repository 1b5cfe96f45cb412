package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.store.Quarantined;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuarantineItemsTest {
  private final DynamoGate gate = DynamoGate.before(LocalDynamo.get());
  private final TestTables tables = new TestTables(gate.environment());
  private final QuarantineItems quarantine =
      new QuarantineItems(tables.alerts(), TestTables.RETENTION);

  @AfterEach
  void close() {
    tables.close();
    gate.close();
  }

  private static Quarantined piece(String text) {
    return new Quarantined("us-east-1", 1, 0, "no eventTime", text);
  }

  @Test
  void aPieceIsKeptOnceADayAndWritingItAgainCostsNothing() {
    quarantine.add(List.of(piece("{}"), piece("{1}"), piece("{}")), TestEvents.NOON);
    assertThat(tables.alerts().partition("quarantine#2026-11-20", "")).hasSize(2);

    double before = gate.writeUnits();
    quarantine.add(List.of(piece("{}"), piece("{1}")), TestEvents.NOON.plus(Duration.ofHours(3)));

    assertThat(gate.writeUnits()).isEqualTo(before);
    quarantine.add(List.of(piece("{}")), TestEvents.NOON.plus(Duration.ofDays(1)));
    assertThat(tables.alerts().partition("quarantine#2026-11-21", "")).hasSize(1);
  }
}
