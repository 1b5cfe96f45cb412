package dev.iamtracker.sqlite;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static dev.iamtracker.finding.SampleFindings.episode;
import static dev.iamtracker.finding.SampleFindings.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.Alert;
import dev.iamtracker.alert.Alerting;
import dev.iamtracker.alert.Occasion;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingState;
import dev.iamtracker.finding.Level;
import dev.iamtracker.sqlite.TestAlerts.TestChannel;
import dev.iamtracker.suppression.SuppressionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingTest {
  @TempDir private Path folder;
  private TestAlerts home;

  @BeforeEach
  void open() {
    home = new TestAlerts(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  private static Finding attempt(Level level) {
    Finding one = finding("r", "attempt-" + level, level, "bob", NOON);
    return new Finding(
        one.id(),
        one.rule(),
        level,
        one.title(),
        one.sentence(),
        true,
        one.time(),
        one.eventId(),
        one.source(),
        one.action(),
        "AccessDenied",
        one.account(),
        one.region(),
        one.actor(),
        one.session(),
        one.accessKey(),
        one.mfa(),
        one.sourceIp(),
        one.userAgent(),
        one.target(),
        one.techniques(),
        one.response(),
        one.references(),
        null);
  }

  private List<String> alerts() {
    return home.entries().reversed().stream()
        .filter(entry -> entry.channel().equals("one"))
        .map(OutboxEntry::alert)
        .map(Alert::id)
        .toList();
  }

  @Test
  void aNewFindingIsAnAlertForEveryChannel() {
    Alerting.Result result = home.find(finding("a"));

    assertThat(result.found()).isEqualTo(Map.of(Level.HIGH, 1L));
    assertThat(result.alerts()).isEqualTo(1);
    assertThat(home.entries()).extracting(OutboxEntry::channel).containsExactly("two", "one");
  }

  @Test
  void theSameFindingIsNoAlertAgainWhateverTheOccasion() {
    home.find(finding("a"));
    home.now = NOON.plus(Duration.ofDays(30));

    for (Occasion occasion : Occasion.values()) {
      assertThat(home.find(occasion, List.of(finding("a"))).found()).isEmpty();
    }

    assertThat(alerts()).containsExactly(finding("a").id());
  }

  @Test
  void theEarliestOfManyIsToldOfAtOnceWhateverTheOrder() {
    Finding early = finding("r", "z", Level.HIGH, "bob", NOON.minusSeconds(60));
    Finding late = finding("r", "a", Level.HIGH, "bob", NOON);

    home.find(late, early);

    assertThat(alerts()).containsExactly(early.id());
  }

  @Test
  void whatIsMildIsOnlyStored() {
    Alerting.Result result = home.find(finding("r", "a", Level.LOW, "bob", NOON));

    assertThat(result.found()).isEqualTo(Map.of(Level.LOW, 1L));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void anAttemptNeedsAHigherLevel() {
    home.find(attempt(Level.MEDIUM), attempt(Level.HIGH));

    assertThat(alerts()).containsExactly(attempt(Level.HIGH).id());
  }

  @Test
  void oldFindingsBecomeOneDigestWithTheWorst() {
    var old = new ArrayList<Finding>();
    Instant lastYear = NOON.minus(Duration.ofDays(365));
    for (int i = 0; i < 100; i++) {
      old.add(finding("rule-" + i, "m" + i, Level.MEDIUM, "bob", lastYear.plusSeconds(i)));
    }
    old.add(50, finding("worst", "c", Level.CRITICAL, "bob", lastYear));

    Alerting.Result result = home.find(Occasion.FIRST_SIGHT, old);

    assertThat(result.historic()).isEqualTo(101);
    Alert.Digest digest = (Alert.Digest) home.entries().getFirst().alert();
    assertThat(alerts()).containsExactly("history/run-" + NOON.toEpochMilli());
    assertThat(digest.level()).isEqualTo(Level.CRITICAL);
    assertThat(digest.counts()).isEqualTo(Map.of(Level.CRITICAL, 1L, Level.MEDIUM, 100L));
    assertThat(digest.sentences()).hasSize(10);
    assertThat(digest.sentences().getFirst()).startsWith("CRITICAL ").contains("worst");
    assertThat(digest.sentences().get(1)).contains("rule-99");
    assertThat(home.stores.findings().list(FindingFilter.CURRENT))
        .allMatch(stored -> stored.historic());
  }

  @Test
  void whatWasMissedDuringAnOutageIsNews() {
    Finding late = finding("r", "a", Level.HIGH, "bob", NOON.minus(Duration.ofDays(3)));

    home.find(Occasion.COLLECTING, List.of(late));

    assertThat(alerts()).containsExactly(late.id());
  }

  @Test
  void historyOfStreamsIsToldOfWhenAllIsRead() {
    home.began = NOON;
    home.last = false;
    for (int day = 2; day < 32; day++) {
      Level level = day == 20 ? Level.CRITICAL : Level.HIGH;
      home.find(
          Occasion.COLLECTING,
          List.of(finding("r" + day, "e" + day, level, "bob", NOON.minus(Duration.ofDays(day)))));
      home.now = home.now.plusSeconds(60);
    }
    assertThat(alerts()).isEmpty();

    home.last = true;
    home.find(
        Occasion.COLLECTING,
        List.of(finding("r", "e", Level.MEDIUM, "bob", NOON.minus(Duration.ofDays(40)))));
    home.find(Occasion.COLLECTING, List.of());

    Alert.Digest digest = (Alert.Digest) home.entries().getFirst().alert();
    assertThat(alerts()).hasSize(1);
    assertThat(digest.counts())
        .isEqualTo(Map.of(Level.CRITICAL, 1L, Level.HIGH, 29L, Level.MEDIUM, 1L));
    assertThat(digest.first()).isEqualTo(NOON.minus(Duration.ofDays(40)));
    assertThat(digest.sentences()).hasSize(10);
    assertThat(digest.sentences().getFirst()).startsWith("CRITICAL ").contains("r20");
    assertThat(digest.sentences().get(1)).contains("r2:");
  }

  @Test
  void replaysTellNobodyUnlessAsked() {
    home.find(Occasion.RETRO, List.of(finding("a")));
    assertThat(alerts()).isEmpty();
    assertThat(home.stores.findings().find(finding("a").id()).orElseThrow().retro()).isTrue();

    home.find(Occasion.RETRO_TOLD, List.of(finding("b")));
    assertThat(alerts()).containsExactly(finding("b").id());
  }

  @Test
  void aSuppressedFindingIsStoredWithItsReason() throws IOException {
    home.suppressions =
        SuppressionFile.read(
            Files.writeString(
                folder.resolve("quiet.yml"),
                "- actor: alice\n  reason: drill\n  owner: ops\n  expires: 2027-01-01\n"));

    Alerting.Result result = home.find(finding("a"));

    assertThat(alerts()).isEmpty();
    assertThat(result.suppressed().values()).containsExactly(1L);
    assertThat(
            home.stores
                .findings()
                .list(FindingFilter.CURRENT.in(EnumSet.of(FindingState.SUPPRESSED))))
        .singleElement()
        .satisfies(
            stored -> assertThat(stored.suppressedBy()).isEqualTo("actor alice (drill; ops)"));
  }

  @Test
  void repetitionsWaitForTheEndOfTheWindow() {
    home.find(finding("a"), finding("b"));
    home.now = NOON.plus(Duration.ofMinutes(14));
    home.find(finding("c"));
    home.send(new TestChannel("one"));
    assertThat(alerts()).containsExactly(finding("a").id());

    home.now = NOON.plus(Duration.ofMinutes(15));
    var one = new TestChannel("one");
    home.send(one);

    assertThat(one.got).hasSize(1);
    assertThat(one.got.getFirst().sentence())
        .isEqualTo("2 more findings of the rule iam-user-created by alice since the last alert.");
    assertThat(one.got.getFirst().lines()).hasSize(2);
    home.send(one);
    assertThat(one.got).hasSize(1);
  }

  @Test
  void afterTheWindowTheNextOneGoesOutAtOnce() {
    home.find(finding("a"), finding("b"));
    home.now = NOON.plus(Duration.ofMinutes(16));

    Alerting.Result result = home.find(finding("c"));

    assertThat(result.grouped()).isZero();
    assertThat(alerts()).hasSize(3);
    assertThat(alerts().getFirst()).isEqualTo(finding("a").id());
    assertThat(alerts()).anyMatch(id -> id.startsWith("repetition/")).contains(finding("c").id());
  }

  @Test
  void anotherActorAndAnotherRuleAreNoRepetition() {
    home.find(
        finding("a"),
        finding("iam-user-created", "b", Level.HIGH, "bob", NOON),
        finding("other-rule", "c", Level.HIGH, "alice", NOON));

    assertThat(alerts()).hasSize(3);
  }

  @Test
  void aFloodOfManyActorsLeavesTheOutboxBounded() {
    List<Finding> flood =
        IntStream.range(0, 20_000)
            .mapToObj(i -> finding("flood", "e" + i, Level.HIGH, "actor-" + i, NOON))
            .toList();

    Alerting.Result result = home.find(Occasion.COLLECTING, flood);

    assertThat(result.found()).isEqualTo(Map.of(Level.HIGH, 20_000L));
    assertThat(alerts()).hasSize(50);
    home.now = NOON.plus(Duration.ofMinutes(15));
    var one = new TestChannel("one");
    home.send(one, new TestChannel("two"));
    assertThat(one.got).hasSize(51);
    assertThat(one.got.getLast().sentence())
        .isEqualTo("19950 more findings of the rule flood by several actors since the last alert.");
    assertThat(one.got.getLast().lines()).hasSize(20);
  }

  @Test
  void anEpisodeThatGrowsAlertsOnce() {
    home.find(episode("hash", NOON, NOON.plusSeconds(60), List.of("c", "d")));

    home.find(episode("hash", NOON.minusSeconds(9), NOON.plusSeconds(99), List.of("b", "c", "d")));

    assertThat(alerts()).containsExactly("bruteforce/hash");
  }

  @Test
  void aRunThatFailsLeavesNothing() {
    home.find(finding("a"));
    try {
      home.state.transaction(
          () -> {
            home.find(finding("b"));
            throw new IllegalStateException("killed");
          });
    } catch (IllegalStateException _) {
      assertThat(alerts()).containsExactly(finding("a").id());
    }

    assertThat(home.find(finding("b")).found()).isEqualTo(Map.of(Level.HIGH, 1L));
  }
}
