package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.LocalDynamo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteUnitsTest {
  private final DynamoGate gate = DynamoGate.before(LocalDynamo.get());
  private final TestTables tables = new TestTables(gate.environment());
  private final TestStack stack = new TestStack(tables);

  @AfterEach
  void close() {
    tables.close();
    gate.close();
  }

  @Test
  void anEventThatIsReadAgainIsNotWrittenAgain() {
    var events = new ArrayList<IdentityEvent>();
    for (int i = 0; i < 300; i++) {
      events.add(TestEvents.event("id-" + i, TestEvents.NOON.plusSeconds(i)));
    }
    assertThat(units(events)).isLessThan(300 * 3.2);

    double again = units(events);

    // The right to commit is taken and given back, and a summary is kept.
    assertThat(again).isLessThanOrEqualTo(4);
  }

  private double units(List<IdentityEvent> events) {
    double before = gate.writeUnits();
    try (var run = new DynamoRun(stack, "run-" + before)) {
      events.forEach(run::add);
      run.commit("{}");
    }
    return gate.writeUnits() - before;
  }
}
