package dev.iamtracker.sqlite;

import static dev.iamtracker.alert.DeliveryState.FAILED;
import static dev.iamtracker.alert.DeliveryState.GIVEN_UP;
import static dev.iamtracker.alert.DeliveryState.PENDING;
import static dev.iamtracker.alert.DeliveryState.SENT;
import static dev.iamtracker.alert.DeliveryState.UNCERTAIN;
import static dev.iamtracker.alert.DeliveryState.UNCONFIRMED;
import static dev.iamtracker.alert.DeliveryState.WITHDRAWN;
import static dev.iamtracker.finding.SampleFindings.NOON;
import static dev.iamtracker.finding.SampleFindings.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Rejected;
import dev.iamtracker.alert.Delivery.Uncertain;
import dev.iamtracker.alert.Message;
import dev.iamtracker.alert.Sender;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import dev.iamtracker.sqlite.TestAlerts.TestChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {
  private final TestChannel one = new TestChannel("one");
  private final TestChannel two = new TestChannel("two");
  private TestAlerts home;

  @BeforeEach
  void open(@TempDir Path folder) {
    home = new TestAlerts(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  /// A finding of a rule of its own, so that nothing is grouped.
  private static Finding other(String rule, Level level) {
    return finding(rule, rule, level, "bob", NOON);
  }

  private void passes(Duration time) {
    home.now = home.now.plus(time);
  }

  @Test
  void anAlertIsSentOnceThroughEachChannel() {
    home.find(finding("a"));

    assertThat(home.send(one, two))
        .containsExactly(new Sender.Passed("one", 1, 0, ""), new Sender.Passed("two", 1, 0, ""));
    home.send(one, two);

    assertThat(one.got).extracting(Message::id).containsExactly(finding("a").id());
    assertThat(two.got).hasSize(1);
    assertThat(one.got.getFirst().repeat()).isFalse();
    assertThat(one.probes).isZero();
  }

  @Test
  void eachAlertIsALineOfTheLog() {
    home.find(finding("a"));

    home.send(one);

    assertThat(home.log)
        .containsExactly(
            "HIGH alert channel=one id=iam-user-created/a rule=iam-user-created"
                + " alice created the IAM user mallory \\ and\\nmore");
  }

  @Test
  void aChannelThatIsDownForAnHourLosesNothingAndIsNotHammered() {
    home.find(other("r1", Level.HIGH), other("r2", Level.CRITICAL), other("r3", Level.MEDIUM));
    one.answers(new Refused("it answered 500"));
    Instant end = NOON.plus(Duration.ofHours(1));
    while (home.now.isBefore(end)) {
      home.send(one, two);
      passes(Duration.ofSeconds(10));
    }
    assertThat(one.got).hasSizeBetween(6, 10);
    assertThat(two.got).hasSize(3);

    one.answers(new Accepted());
    one.got.clear();
    passes(Duration.ofHours(1));
    home.send(one, two);

    assertThat(one.got).extracting(Message::rule).containsExactlyInAnyOrder("r1", "r2", "r3");
    assertThat(one.got).noneMatch(Message::repeat);
    assertThat(two.got).hasSize(3);
  }

  @Test
  void whatAChannelRefusedIsToldAndTriedLater() {
    home.find(finding("a"));
    one.answers(new Refused("it answered 500"));

    assertThat(home.send(one)).containsExactly(new Sender.Passed("one", 0, 1, "it answered 500"));
    assertThat(home.states("one")).containsExactly(FAILED);
    assertThat(home.entries().getLast().error()).isEqualTo("it answered 500");
    assertThat(home.send(one).getFirst().error()).startsWith("waiting until ");
    assertThat(one.got).hasSize(1);

    passes(Duration.ofSeconds(31));
    one.answers(new Accepted());
    home.send(one);
    assertThat(home.states("one")).containsExactly(SENT);
  }

  @Test
  void whoAsksToBeLeftAloneIsLeftAlone() {
    home.find(finding("a"));
    one.answers(new Refused("it answered 429", Optional.of(Duration.ofMinutes(90))));
    home.send(one);
    one.answers(new Accepted());

    passes(Duration.ofMinutes(89));
    home.send(one);
    assertThat(one.got).hasSize(1);
    passes(Duration.ofMinutes(1));
    home.send(one);
    assertThat(home.states("one")).containsExactly(SENT);
  }

  @Test
  void aMessageThatIsRejectedDoesNotHoldUpTheOthers() {
    home.find(other("r1", Level.CRITICAL), other("r2", Level.MEDIUM));
    one.answer =
        delivery -> one.got.getLast().rule().equals("r1") ? new Rejected("too odd") : delivery;

    home.send(one);

    assertThat(home.states("one")).containsExactly(FAILED, SENT);
  }

  @Test
  void anAlertWithoutAnAnswerIsRepeatedOnceAndSaysSo() {
    home.find(finding("a"));
    one.answers(new Uncertain("no answer"));
    home.send(one);
    assertThat(home.states("one")).containsExactly(UNCERTAIN);

    one.answers(new Accepted());
    passes(Duration.ofMinutes(1));
    home.send(one);

    assertThat(one.got).extracting(Message::id).containsOnly(finding("a").id()).hasSize(2);
    assertThat(one.got).extracting(Message::repeat).containsExactly(false, true);
    assertThat(home.states("one")).containsExactly(SENT);
  }

  @Test
  void whoNeverAnswersGetsNothingTwiceAndLosesNothing() {
    home.find(other("r1", Level.HIGH), other("r2", Level.HIGH));
    one.answers(new Uncertain("no answer"));
    one.probe = new Refused("no answer");
    Instant end = NOON.plus(Duration.ofHours(1));
    while (home.now.isBefore(end)) {
      home.send(one, two);
      passes(Duration.ofSeconds(30));
    }
    assertThat(one.got).hasSize(1);
    assertThat(one.probes).isBetween(5, 10);
    assertThat(two.got).hasSize(2);

    one.answers(new Accepted());
    one.probe = new Accepted();
    passes(Duration.ofHours(1));
    home.send(one);

    assertThat(home.states("one")).containsExactly(SENT, SENT);
    assertThat(one.got).hasSize(3);
    assertThat(one.got).filteredOn(Message::repeat).hasSize(1);
  }

  @Test
  void aRepeatWithoutAnAnswerStaysForPeopleToSee() {
    home.find(finding("a"));
    one.answers(new Uncertain("no answer"));
    for (int i = 0; i < 50; i++) {
      home.send(one);
      passes(Duration.ofHours(2));
    }

    assertThat(one.got).hasSize(2);
    assertThat(home.states("one")).containsExactly(UNCONFIRMED);
  }

  @Test
  void killedBeforeItSentTheNextSenderSends() {
    home.find(finding("a"));
    assertThat(home.states("one")).containsExactly(PENDING);

    home.send(one);

    assertThat(one.got).extracting(Message::repeat).containsExactly(false);
  }

  @Test
  void killedBetweenSendingAndRecordingTheAlertIsRepeatedWithTheSameId() {
    home.find(finding("a"));
    home.outbox.claim("one", home.now, home.now.plusSeconds(120));

    home.send(one);
    assertThat(one.got).isEmpty();
    passes(Duration.ofMinutes(2));
    home.send(one);

    assertThat(one.got).hasSize(1);
    assertThat(one.got.getFirst().id()).isEqualTo(finding("a").id());
    assertThat(one.got.getFirst().repeat()).isTrue();
    assertThat(home.states("one")).containsExactly(SENT);
  }

  @Test
  void afterThirtyDaysOfRefusalsAnAlertIsGivenUp() {
    home.find(finding("a"));
    one.answers(new Refused("it answered 404"));
    passes(Duration.ofDays(30));
    home.send(one);
    assertThat(home.states("one")).containsExactly(FAILED);
    passes(Duration.ofDays(1));
    home.send(one);

    assertThat(home.states("one")).containsExactly(GIVEN_UP);
  }

  @Test
  void whatBecamePartOfAnotherAlertBeforeItWasSentIsWithdrawn() {
    home.find(other("r1", Level.HIGH), other("r2", Level.HIGH));
    home.stores.findings().supersede(other("r2", Level.HIGH).id(), other("r1", Level.HIGH).id());

    home.send(one);

    assertThat(one.got).extracting(Message::rule).containsExactly("r1");
    assertThat(home.states("one")).containsExactly(SENT, WITHDRAWN);
  }

  @Test
  void twoSendersShareTheWork() throws InterruptedException {
    var all = new ArrayList<Finding>();
    for (int i = 0; i < 40; i++) {
      all.add(other("rule-" + i, Level.HIGH));
    }
    home.find(all.toArray(Finding[]::new));
    var first = new TestChannel("one");
    var second = new TestChannel("one");
    Thread thread = Thread.ofVirtual().start(() -> home.send(first));
    home.send(second);
    thread.join();

    var got = new ArrayList<>(first.got);
    got.addAll(second.got);
    assertThat(got).hasSize(40).doesNotHaveDuplicates().noneMatch(Message::repeat);
  }

  @Test
  void aTestGoesThroughEveryChannelAndSaysSo() {
    two.answers(new Refused("it answered 404"));
    List<Sender.Tested> tested =
        new Sender(
                home.stores,
                new AlertText(ZoneId.of("UTC")),
                List.of(one, two),
                new Random(1),
                () -> home.now,
                home.log::add)
            .test("test/1");

    assertThat(tested)
        .containsExactly(
            new Sender.Tested("one", new Accepted()),
            new Sender.Tested("two", new Refused("it answered 404")));
    assertThat(one.got.getFirst().kind()).isEqualTo("test");
    assertThat(home.entries()).isEmpty();
  }
}
