package dev.iamtracker.soak.round;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iamtracker.soak.delivery.Delivery;
import dev.iamtracker.soak.finding.SoakFailed;
import dev.iamtracker.soak.round.Truth.Found;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TruthTest {
  private final Truth truth = new Truth();

  @BeforeEach
  void deliver() {
    truth.expect(new Delivery(Path.of("logs"), Map.of("a", "1", "b", "2"), true, "plain"));
  }

  @Test
  void acceptsWhatWasDelivered() {
    assertThatCode(() -> truth.checkRecords(Stream.of(new Found("b", "2"), new Found("a", "1"))))
        .doesNotThrowAnyException();
  }

  @Test
  void findsLostDoubledChangedAndUnknownRecords() {
    assertThatExceptionOfType(SoakFailed.class)
        .isThrownBy(
            () ->
                truth.checkRecords(
                    Stream.of(new Found("b", "3"), new Found("b", "3"), new Found("c", "4"))))
        .withMessage("of 2 records: 1 lost [a], 1 doubled [b], 1 changed [b], 1 from nowhere [c]");
  }

  @Test
  void columnsMayNotChangeOnceTheyWereSeen() {
    truth.checkColumns(Stream.of(new Found("a", "x"), new Found("b", "y")));

    assertThatExceptionOfType(SoakFailed.class)
        .isThrownBy(() -> truth.checkColumns(Stream.of(new Found("a", "x"), new Found("b", "z"))))
        .withMessageContaining("1 changed [b]");
  }
}
