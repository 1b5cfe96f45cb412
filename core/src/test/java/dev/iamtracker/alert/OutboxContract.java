package dev.iamtracker.alert;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.Alert.Digest;
import dev.iamtracker.alert.Alert.Single;
import dev.iamtracker.finding.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every outbox does.
public interface OutboxContract {
  Duration LEASE = Duration.ofMinutes(2);
  Alert HIGH = new Single("rule/a", Level.HIGH);

  Outbox outbox();

  OutboxUpkeep upkeep();

  @Test
  default void anAlertComesBackAsItWasPutIn() {
    var digest =
        new Digest(
            "repetition/r/alice/1",
            Alert.Subject.REPETITION,
            Level.HIGH,
            "r",
            null,
            NOON,
            NOON.plusSeconds(60),
            Map.of(Level.HIGH, 3L, Level.LOW, 200L),
            List.of("one", "two \\ and\na half"));

    outbox().add(digest, List.of("file"), NOON);

    assertThat(claim("file", NOON)).contains(new Claim(digest, "file", 1, false, NOON));
  }

  @Test
  default void anAlertIsPutInOnceForEachChannel() {
    outbox().add(HIGH, List.of("file", "slack"), NOON);
    outbox().add(HIGH, List.of("file", "slack"), NOON.plusSeconds(1));

    assertThat(outbox().counts())
        .isEqualTo(
            Map.of(
                "file", Map.of(DeliveryState.PENDING, 1L),
                "slack", Map.of(DeliveryState.PENDING, 1L)));
  }

  @Test
  default void whatWasSentIsNotPutInAgain() {
    outbox().add(HIGH, List.of("file"), NOON);
    settle(claim("file", NOON), DeliveryState.SENT, NOON);

    outbox().add(HIGH, List.of("file"), NOON.plusSeconds(1));

    assertThat(claim("file", NOON.plusSeconds(2))).isEmpty();
  }

  @Test
  default void whatIsClaimedNobodyElseGetsUntilTheLeaseEnds() {
    outbox().add(HIGH, List.of("file"), NOON);

    assertThat(claim("file", NOON).map(Claim::repeat)).contains(false);

    assertThat(claim("file", NOON.plus(LEASE).minusMillis(1))).isEmpty();
    assertThat(claim("file", NOON.plus(LEASE)).map(Claim::repeat)).contains(true);
  }

  @Test
  default void aRepeatIsNotRepeated() {
    outbox().add(HIGH, List.of("file"), NOON);
    claim("file", NOON);
    claim("file", NOON.plus(LEASE));

    assertThat(claim("file", NOON.plus(LEASE).plus(LEASE))).isEmpty();
    assertThat(outbox().counts()).isEqualTo(Map.of("file", Map.of(DeliveryState.UNCONFIRMED, 1L)));
  }

  @Test
  default void whoLostItsClaimChangesNothing() {
    outbox().add(HIGH, List.of("file"), NOON);
    Claim slow = claim("file", NOON).orElseThrow();
    Claim quick = claim("file", NOON.plus(LEASE)).orElseThrow();

    assertThat(outbox().settle(slow, new Settlement(DeliveryState.FAILED, NOON, "x"))).isFalse();
    assertThat(outbox().settle(quick, new Settlement(DeliveryState.SENT, NOON, ""))).isTrue();
    assertThat(outbox().settle(quick, new Settlement(DeliveryState.FAILED, NOON, "x"))).isFalse();
  }

  @Test
  default void whatFailedIsDueWhenItWasAgreed() {
    outbox().add(HIGH, List.of("file"), NOON);
    settle(claim("file", NOON), DeliveryState.FAILED, NOON.plusSeconds(30));

    assertThat(claim("file", NOON.plusSeconds(29))).isEmpty();
    assertThat(claim("file", NOON.plusSeconds(30)))
        .contains(new Claim(HIGH, "file", 2, false, NOON));
  }

  @Test
  default void whatIsUncertainIsSentAsARepeatEvenIfThatWasRefusedMeanwhile() {
    outbox().add(HIGH, List.of("file"), NOON);
    settle(claim("file", NOON), DeliveryState.UNCERTAIN, NOON);
    settle(claim("file", NOON), DeliveryState.FAILED, NOON);

    assertThat(claim("file", NOON)).contains(new Claim(HIGH, "file", 3, true, NOON));
  }

  @Test
  default void theLeastTriedThenTheWorstThenTheOldestComesFirst() {
    outbox().add(new Single("tried", Level.CRITICAL), List.of("file"), NOON);
    settle(claim("file", NOON), DeliveryState.FAILED, NOON);
    outbox().add(new Single("high-1", Level.HIGH), List.of("file"), NOON);
    outbox().add(new Single("high-2", Level.HIGH), List.of("file"), NOON);
    outbox().add(new Single("critical", Level.CRITICAL), List.of("file"), NOON);

    assertThat(List.of(next(), next(), next(), next()))
        .containsExactly("critical", "high-1", "high-2", "tried");
  }

  private String next() {
    return claim("file", NOON).orElseThrow().alert().id();
  }

  @Test
  default void channelsDoNotMindEachOther() {
    outbox().add(HIGH, List.of("file", "slack"), NOON);
    settle(claim("file", NOON), DeliveryState.SENT, NOON);

    assertThat(claim("slack", NOON)).isPresent();
    assertThat(claim("console", NOON)).isEmpty();
  }

  @Test
  default void aChannelIsInDoubtWhileNobodyKnowsWhatArrived() {
    outbox().add(HIGH, List.of("file", "slack"), NOON);
    assertThat(outbox().isInDoubt("file")).isFalse();

    Optional<Claim> first = claim("file", NOON);
    assertThat(outbox().isInDoubt("file")).isTrue();
    assertThat(outbox().isInDoubt("slack")).isFalse();
    settle(first, DeliveryState.UNCERTAIN, NOON);
    assertThat(outbox().isInDoubt("file")).isTrue();

    settle(claim("file", NOON), DeliveryState.SENT, NOON);
    assertThat(outbox().isInDoubt("file")).isFalse();
  }

  @Test
  default void theIdOfAnAlertHasWhateverAnAttackerWants() {
    List<String> ids = List.of("#", "%23", "ü\u0000", "x".repeat(5_000), "x".repeat(5_001));
    ids.forEach(id -> outbox().add(new Single(id, Level.HIGH), List.of("file"), NOON));

    for (int i = 0; i < ids.size(); i++) {
      Claim claim = claim("file", NOON).orElseThrow();
      assertThat(ids).contains(claim.alert().id());
      settle(Optional.of(claim), DeliveryState.SENT, NOON);
    }

    assertThat(claim("file", NOON)).isEmpty();
    assertThat(outbox().counts()).isEqualTo(Map.of("file", Map.of(DeliveryState.SENT, 5L)));
  }

  @Test
  default void whatIsDoneIsListedToo() {
    outbox().add(HIGH, List.of("file"), NOON);
    Instant later = NOON.plus(Duration.ofDays(3));
    settle(claim("file", NOON), DeliveryState.SENT, later);
    outbox().add(new Single("rule/b", Level.LOW), List.of("file"), NOON);
    settle(claim("file", later), DeliveryState.WITHDRAWN, later.plus(Duration.ofDays(1)));
    outbox().add(new Single("rule/c", Level.LOW), List.of("file"), NOON);
    settle(claim("file", later), DeliveryState.GIVEN_UP, later);

    assertThat(outbox().list(EnumSet.of(DeliveryState.SENT), 10))
        .containsExactly(new OutboxEntry(HIGH, "file", DeliveryState.SENT, 1, NOON, later, ""));
    assertThat(outbox().list(EnumSet.allOf(DeliveryState.class), 10)).hasSize(3);
    assertThat(outbox().counts())
        .isEqualTo(
            Map.of(
                "file",
                Map.of(
                    DeliveryState.SENT, 1L,
                    DeliveryState.WITHDRAWN, 1L,
                    DeliveryState.GIVEN_UP, 1L)));
  }

  @Test
  default void theListTellsWhatHappenedTheNewestFirst() {
    outbox().add(HIGH, List.of("file"), NOON);
    var other = new Single("rule/b", Level.LOW);
    outbox().add(other, List.of("file"), NOON.plusSeconds(1));
    outbox()
        .settle(
            claim("file", NOON).orElseThrow(),
            new Settlement(DeliveryState.FAILED, NOON.plusSeconds(30), "it answered 500"));

    assertThat(outbox().list(EnumSet.allOf(DeliveryState.class), 10))
        .containsExactly(
            new OutboxEntry(
                other,
                "file",
                DeliveryState.PENDING,
                0,
                NOON.plusSeconds(1),
                NOON.plusSeconds(1),
                ""),
            new OutboxEntry(
                HIGH,
                "file",
                DeliveryState.FAILED,
                1,
                NOON,
                NOON.plusSeconds(30),
                "it answered 500"));
    assertThat(outbox().list(EnumSet.of(DeliveryState.SENT), 10)).isEmpty();
    assertThat(outbox().list(EnumSet.allOf(DeliveryState.class), 1)).hasSize(1);
  }

  @Test
  default void somebodyWhoAsksForItNeedNotWait() {
    outbox().add(HIGH, List.of("file"), NOON);
    settle(claim("file", NOON), DeliveryState.FAILED, NOON.plusSeconds(3_600));

    upkeep().retryNow(NOON.plusSeconds(1), false);

    assertThat(claim("file", NOON.plusSeconds(1))).isPresent();
  }

  @Test
  default void theUnconfirmedAreSentAgainOnlyWhenAskedFor() {
    outbox().add(HIGH, List.of("file"), NOON);
    settle(claim("file", NOON), DeliveryState.UNCONFIRMED, NOON);

    upkeep().retryNow(NOON, false);
    assertThat(claim("file", NOON)).isEmpty();
    upkeep().retryNow(NOON, true);

    assertThat(claim("file", NOON).map(Claim::repeat)).contains(true);
  }

  @Test
  default void whatWasGivenUpIsTriedAgainOnlyWhenAskedFor() {
    outbox().add(HIGH, List.of("file"), NOON);
    settle(claim("file", NOON), DeliveryState.GIVEN_UP, NOON);

    upkeep().retryNow(NOON, false);
    assertThat(claim("file", NOON)).isEmpty();
    upkeep().retryNow(NOON, true);

    assertThat(claim("file", NOON).map(Claim::repeat)).contains(false);
  }

  @Test
  default void leasesOfTheDeadCanBeEnded() {
    outbox().add(HIGH, List.of("file"), NOON);
    claim("file", NOON);

    upkeep().endLeases(NOON.plusSeconds(1));

    assertThat(claim("file", NOON.plusSeconds(1)).map(Claim::repeat)).contains(true);
  }

  private Optional<Claim> claim(String channel, Instant now) {
    return outbox().claim(channel, now, now.plus(LEASE));
  }

  private void settle(Optional<Claim> claim, DeliveryState state, Instant at) {
    assertThat(outbox().settle(claim.orElseThrow(), new Settlement(state, at, ""))).isTrue();
  }
}
