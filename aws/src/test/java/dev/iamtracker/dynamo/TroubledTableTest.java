package dev.iamtracker.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.localaws.DynamoGate;
import dev.iamtracker.localaws.DynamoGate.Mishap;
import dev.iamtracker.localaws.LocalDynamo;
import dev.iamtracker.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubledTableTest {
  private final DynamoGate gate = DynamoGate.before(LocalDynamo.get());
  private final TestTables tables = new TestTables(gate.environment());
  private final TestStack stack = new TestStack(tables);

  @AfterEach
  void close() {
    tables.close();
    gate.close();
  }

  private void store(int count) {
    try (var run = new DynamoRun(stack, "run")) {
      IntStream.range(0, count).forEach(i -> run.add(TestEvents.event("id-" + i)));
      run.commit("{}");
    }
  }

  private List<String> stored() {
    gate.go(_ -> Optional.empty());
    var ids = new ArrayList<String>();
    for (int digit = 0; digit < 16; digit++) {
      stack
          .events()
          .read(StackLookup.day(TestEvents.NOON), digit, one -> ids.add(one.id().toString()));
    }
    return ids;
  }

  @ParameterizedTest
  @EnumSource(
      value = Mishap.class,
      names = {"THROTTLED", "FAULT", "LOST_ANSWER", "UNDONE"})
  void aThirdOfAllRequestsGoesWrongAndNothingIsLost(Mishap mishap) {
    var dice = new Random(mishap.ordinal());
    gate.go(
        call ->
            (mishap != Mishap.UNDONE || call.action().equals("BatchWriteItem"))
                    && dice.nextInt(3) == 0
                ? Optional.of(mishap)
                : Optional.empty());

    store(200);

    assertThat(stored()).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void aTableThatMayNotBeWrittenIsNamedAndNothingIsSaidToBeThere() {
    gate.go(
        call ->
            call.action().equals("BatchWriteItem") ? Optional.of(Mishap.DENIED) : Optional.empty());

    assertThatThrownBy(() -> store(3))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining(tables.stack + "-events")
        .hasMessageContaining("lacks a permission");

    assertThat(stored()).isEmpty();
    assertThat(stack.days().days()).isEmpty();
    IdentityEvent event = TestEvents.event("id-0");
    assertThat(new DynamoRun(stack, "next").add(event)).isTrue();
  }
}
