package dev.iamtracker.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.collect.Coverage.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration OVERLAP = Duration.ofMinutes(30);
  private static final StreamId STREAM =
      new StreamId("111122223333", "eu-west-1", "sts.amazonaws.com");

  private static TimeRange range(Instant from, Instant to) {
    return new TimeRange(from, to);
  }

  private static Coverage asked(Instant from) {
    return Coverage.none(STREAM, NOW).asked(range(from, NOW.minusSeconds(120)), NOW);
  }

  @Test
  void theLastHalfHourIsReadAgain() {
    Instant start = NOW.minus(Duration.ofDays(1));
    Coverage read = asked(start).read(range(start, NOW.minusSeconds(120)), NOW, NOW, OVERLAP);

    assertThat(read.gaps(NOW)).isEmpty();
    assertThat(read.coveredUntil(NOW)).contains(NOW.minusSeconds(120));
    assertThat(read.missing(range(start, NOW.plusSeconds(600))).ranges())
        .containsExactly(range(NOW.minusSeconds(120).minus(OVERLAP), NOW.plusSeconds(600)));
  }

  @Test
  void aClockThatIsAheadClaimsNothingThatHasNotHappened() {
    Instant start = NOW.minus(Duration.ofDays(1));
    Instant theirs = NOW.minus(Duration.ofMinutes(10));
    Coverage read = asked(start).read(range(start, NOW.minusSeconds(120)), theirs, NOW, OVERLAP);

    assertThat(read.coveredUntil(NOW)).contains(theirs.minusSeconds(120));
  }

  @Test
  void whatWasOlderThanNinetyDaysWhenTheAnswerCameIsNotClaimed() {
    Instant start = NOW.minus(Coverage.KEPT);
    Instant late = NOW.plus(Duration.ofHours(1));
    Coverage read =
        asked(start).read(range(start, NOW.minus(Duration.ofDays(80))), NOW, late, OVERLAP);

    assertThat(read.read().ranges().getFirst().from()).isEqualTo(start.plus(Duration.ofHours(1)));
  }

  @Test
  void namesGapsAndWhichOfThemAreLost() {
    Instant start = NOW.minus(Duration.ofDays(2));
    Coverage denied = asked(start).with(Optional.of("AccessDenied"));

    assertThat(denied.gaps(NOW))
        .containsExactly(
            new Gap(STREAM, range(start, NOW.minusSeconds(120)), false, "AccessDenied"));
    assertThat(denied.gaps(NOW.plus(Duration.ofDays(89))))
        .extracting(Gap::lost)
        .containsExactly(true, false);
    assertThat(denied.coveredUntil(NOW)).isEmpty();
  }

  @Test
  void coveredUntilEndsAtTheFirstGap() {
    Instant start = NOW.minus(Duration.ofDays(2));
    Instant noon = NOW.minus(Duration.ofDays(1));
    Coverage read =
        asked(start)
            .read(range(start, noon), NOW, NOW, OVERLAP)
            .read(range(noon.plusSeconds(60), NOW.minusSeconds(120)), NOW, NOW, OVERLAP);

    assertThat(read.coveredUntil(NOW)).contains(noon);
  }

  @Test
  void onceADayWhatWasReadSinceTheDayBeforeIsReadAgain() {
    Instant start = NOW.minus(Duration.ofDays(5));
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    Coverage read =
        asked(start)
            .read(range(start, NOW.minusSeconds(120)), NOW, NOW, OVERLAP)
            .asked(range(start, tomorrow), tomorrow);

    assertThat(read.missing(range(start, tomorrow)).ranges())
        .containsExactly(range(NOW.minus(Duration.ofDays(1)), tomorrow));
  }
}
