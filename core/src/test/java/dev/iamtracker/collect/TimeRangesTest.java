package dev.iamtracker.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.BitSet;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TimeRangesTest {
  private static final int SECONDS = 60;

  private static TimeRange range(long from, long to) {
    return new TimeRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  /// Ranges are sets of seconds; a bit set is the plainest one there is.
  @Property(tries = 500)
  void addAndTakeAwayLikeSetsOfSeconds(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    var bits = new BitSet();
    TimeRanges ranges = TimeRanges.NONE;
    for (int i = 0; i < 20; i++) {
      int from = random.nextInt(SECONDS - 1);
      int to = random.nextInt(from + 1, SECONDS);
      boolean more = random.nextInt(3) > 0;
      bits.set(from, to, more);
      ranges = more ? ranges.plus(range(from, to)) : ranges.minus(range(from, to));

      for (int second = 0; second < SECONDS; second++) {
        assertThat(ranges.contains(Instant.ofEpochSecond(second))).isEqualTo(bits.get(second));
      }
      assertThat(ranges.seconds()).isEqualTo(bits.cardinality());
      assertThat(TimeRanges.parse(ranges.text())).isEqualTo(ranges);
    }
    Instant cut = Instant.ofEpochSecond(random.nextInt(SECONDS));
    assertThat(ranges.before(cut).plus(ranges.from(cut))).isEqualTo(ranges);
  }

  @Test
  void joinsRangesThatTouch() {
    TimeRanges ranges = TimeRanges.of(range(0, 10)).plus(range(20, 30)).plus(range(10, 20));

    assertThat(ranges).isEqualTo(TimeRanges.of(range(0, 30)));
  }

  @Test
  void refusesEmptyRangesAndPartsOfSeconds() {
    assertThatIllegalArgumentException().isThrownBy(() -> range(5, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeRange(Instant.ofEpochMilli(1_500), Instant.ofEpochSecond(5)));
  }

  @Test
  void cutsPartsOfSecondsOffWhereTimesAreNotWhole() {
    assertThat(TimeRange.between(Instant.ofEpochMilli(1_500), Instant.ofEpochMilli(4_200)))
        .contains(range(1, 4));
    assertThat(TimeRange.between(Instant.ofEpochMilli(1_200), Instant.ofEpochMilli(1_900)))
        .isEmpty();
  }
}
