package dev.iamtracker.dynamo;

import static dev.iamtracker.finding.SampleFindings.NOON;
import static dev.iamtracker.finding.SampleFindings.episode;
import static dev.iamtracker.finding.SampleFindings.finding;
import static dev.iamtracker.finding.SampleFindings.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.alert.Alert;
import dev.iamtracker.alert.AlertPolicy;
import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Alerting;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.Message;
import dev.iamtracker.alert.Occasion;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.alert.Sender;
import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.Level;
import dev.iamtracker.suppression.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From findings to alerts, commit by commit.
class CommittedAlertsTest {
  private static final AlertPolicy POLICY =
      new AlertPolicy(Level.MEDIUM, Level.HIGH, Duration.ofHours(24), Duration.ofMinutes(15));

  private final TestTables tables = new TestTables();
  private final Items items = tables.alerts();
  private final List<String> got = new ArrayList<>();
  private Instant now = NOON;

  private static AlertStores stores(Items items) {
    return new AlertStores(
        new DynamoFindings(items, TestTables.RETENTION),
        new DynamoOutbox(items, TestTables.RETENTION),
        new DynamoGroups(items, TestTables.RETENTION),
        new DynamoChannels(items));
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private RecordedItems found(Finding... findings) {
    var recorded = new RecordedItems(items);
    var alerting =
        new Alerting(
            POLICY,
            Suppressions.NONE,
            stores(recorded),
            List.of("file"),
            Occasion.FIRST_SIGHT,
            "run-" + now.toEpochMilli(),
            now);
    alerting.add(Arrays.asList(findings));
    alerting.finish();
    return recorded;
  }

  private void commit(Finding... findings) {
    RecordedItems recorded = found(findings);
    var stack = new TestStack(tables);
    try (Lease lease = stack.commitLease("run")) {
      stack.journal().make(recorded.changes(), lease);
    }
  }

  private void send() {
    Channel file =
        new Channel() {
          @Override
          public String name() {
            return "file";
          }

          @Override
          public Delivery deliver(Message message) {
            got.add(message.id());
            return new Delivery.Accepted();
          }

          @Override
          public Delivery probe() {
            return new Delivery.Accepted();
          }
        };
    new Sender(
            stores(items),
            new AlertText(ZoneOffset.UTC),
            List.of(file),
            new Random(1),
            () -> now,
            _ -> {})
        .send();
  }

  @Test
  void whatWasFoundIsToldOfOnce() {
    commit(finding("a"), finding("r", "b", Level.HIGH, "bob", NOON));
    send();
    commit(finding("a"), finding("r", "b", Level.HIGH, "bob", NOON));
    send();

    assertThat(got).containsExactlyInAnyOrder(finding("a").id(), "r/b");
    assertThat(stores(items).outbox().list(EnumSet.allOf(DeliveryState.class), 9))
        .extracting(OutboxEntry::state)
        .containsExactly(DeliveryState.SENT, DeliveryState.SENT);
  }

  @Test
  void nothingIsToldOfBeforeItIsCommitted() {
    found(finding("a"));
    send();

    assertThat(got).isEmpty();
    assertThat(stores(items).findings().list(FindingFilter.CURRENT)).isEmpty();
  }

  @Test
  void repetitionsWaitOverManyCommits() {
    commit(finding("a"), finding("b"));
    commit(finding("c"));
    send();
    assertThat(got).containsExactly(finding("a").id());

    now = NOON.plus(Duration.ofMinutes(15));
    send();

    assertThat(got).hasSize(2).last().asString().startsWith("repetition/iam-user-created/alice/");
    assertThat(stores(items).groups().of("iam-user-created")).isEmpty();
  }

  @Test
  void anEpisodeThatGrowsWhileSomebodyAcknowledgesItKeepsBoth() {
    commit(episode("e", NOON, NOON.plusSeconds(60), List.of("a", "b")));
    var grown = episode("e", NOON, NOON.plusSeconds(90), List.of("a", "b", "c"));
    RecordedItems recorded = found(grown);

    stores(items).findings().acknowledge("bruteforce/e", new Acknowledgement("eve", "known", NOON));
    var stack = new TestStack(tables);
    try (Lease lease = stack.commitLease("run")) {
      stack.journal().make(recorded.changes(), lease);
    }

    assertThat(stores(items).findings().find("bruteforce/e").orElseThrow())
        .satisfies(
            one -> {
              assertThat(one.finding()).isEqualTo(grown);
              assertThat(one.acknowledged()).isNotNull();
            });
  }

  @Test
  void aFindingThatIsAddedTwiceInACommitIsNewOnce() {
    var recorded = new RecordedItems(items);
    AlertStores stores = stores(recorded);
    var one = stored(finding("a"));

    assertThat(stores.findings().add(List.of(one))).hasSize(1);
    assertThat(stores.findings().add(List.of(one))).isEmpty();
    stores.outbox().add(new Alert.Single("a", Level.HIGH), List.of("file"), NOON);
    stores.outbox().add(new Alert.Single("a", Level.HIGH), List.of("file"), NOON);

    assertThat(stores.findings().list(FindingFilter.CURRENT)).containsExactly(one);
    assertThat(stores.outbox().list(EnumSet.allOf(DeliveryState.class), 9)).hasSize(1);
  }
}
