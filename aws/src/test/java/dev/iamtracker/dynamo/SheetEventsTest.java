package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.store.EventScan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SheetEventsTest {
  private final DynamoGate gate = DynamoGate.before(LocalDynamo.get());
  private final TestTables tables = new TestTables(gate.environment());
  private final TestStack stack = new TestStack(tables);

  @AfterEach
  void close() {
    tables.close();
    gate.close();
  }

  private static IdentityEvent event(String id, int length) {
    return TestEvents.builder(id, TestEvents.NOON)
        .text(Column.EXTRA, "{\"x\":\"" + id.repeat(length) + "\"}")
        .build();
  }

  private void store(IdentityEvent... events) {
    try (var run = new DynamoRun(stack, "run-" + events[0].id())) {
      List.of(events).forEach(run::add);
      run.commit("{}");
    }
  }

  /// What rules see of the extra fields, and how many items were read for that.
  private Map<String, String> extras() {
    var extras = new TreeMap<String, String>();
    try (var run = new DynamoRun(stack, "looking")) {
      run.all()
          .scan(
              new EventScan(
                  TestEvents.NOON,
                  TestEvents.NOON,
                  Set.of(Column.USER_NAME, Column.EXTRA),
                  List.of(),
                  Optional.empty()),
              event -> extras.put(event.id().toString(), event.text(Column.EXTRA).orElseThrow()));
    }
    return extras;
  }

  @Test
  void whatIsShortIsReadFromTheSheetAndWhatIsLongFromTheEvent() {
    store(event("a", 1), event("b", 100));
    long before = gate.calls("BatchGetItem");
    assertThat(extras())
        .isEqualTo(Map.of("a", "{\"x\":\"a\"}", "b", "{\"x\":\"" + "b".repeat(100) + "\"}"));
    long ofDays = gate.calls("BatchGetItem") - before;

    store(event("c", 5_000));

    before = gate.calls("BatchGetItem");
    assertThat(extras()).hasSize(3).containsEntry("c", "{\"x\":\"" + "c".repeat(5_000) + "\"}");
    assertThat(gate.calls("BatchGetItem") - before).isEqualTo(ofDays + 1);
  }
}
