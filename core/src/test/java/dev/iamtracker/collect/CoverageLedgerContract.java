package dev.iamtracker.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every place for coverage does.
public interface CoverageLedgerContract {
  Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  CoverageLedger ledger();

  private static Coverage coverage(String account, String region, long events) {
    var day = new TimeRange(NOON.minusSeconds(86_400), NOON);
    var hour = new TimeRange(NOON.minusSeconds(3_600), NOON.minusSeconds(1_800));
    return new Coverage(
        new StreamId(account, region, "iam.amazonaws.com"),
        NOON.minusSeconds(9),
        TimeRanges.of(day),
        TimeRanges.of(day).minus(hour),
        TimeRanges.of(hour),
        TimeRanges.NONE,
        NOON,
        Optional.of(NOON.plusSeconds(1)),
        events,
        7,
        Optional.of("it said \"no\""));
  }

  @Test
  default void nothingIsKnownAtFirst() {
    assertThat(ledger().all()).isEmpty();
  }

  @Test
  default void coverageComesBackInTheOrderOfItsStreams() {
    Coverage first = coverage("111122223333", "eu-west-1", 5);
    Coverage second = coverage("111122223333", "us-east-1", 6);
    Coverage none = Coverage.none(new StreamId("222233334444", "a", "b"), NOON);

    ledger().put(List.of(none, second));
    ledger().put(List.of(first));

    assertThat(ledger().all()).containsExactly(first, second, none);
  }

  @Test
  default void whatIsKnownNowTakesThePlaceOfWhatWasKnownBefore() {
    ledger().put(List.of(coverage("1", "r", 5), coverage("2", "r", 5)));

    ledger().put(List.of(coverage("1", "r", 9)));

    assertThat(ledger().all()).containsExactly(coverage("1", "r", 9), coverage("2", "r", 5));
  }

  @Test
  default void manyStreamsWithManyGapsFit() {
    TimeRanges gaps =
        new TimeRanges(
            IntStream.range(0, 5_000)
                .mapToObj(
                    i ->
                        new TimeRange(
                            NOON.plusSeconds(100L * i), NOON.plusSeconds(100L * i + 50 + i % 7)))
                .toList());
    Coverage torn =
        new Coverage(
            new StreamId("0", "r", "s"),
            NOON,
            gaps,
            gaps,
            gaps,
            gaps,
            NOON,
            Optional.empty(),
            0,
            0,
            Optional.empty());
    List<Coverage> many =
        IntStream.range(0, 300)
            .mapToObj(i -> coverage(Long.toString(100_000_000_000L + i), "r", i))
            .toList();

    ledger().put(many);
    ledger().put(List.of(torn));

    assertThat(ledger().all()).hasSize(301).startsWith(torn).endsWith(many.getLast());
  }
}
