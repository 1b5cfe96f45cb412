package dev.iamtracker.sqlite;

import dev.iamtracker.alert.AlertPolicy;
import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.AlertText;
import dev.iamtracker.alert.Alerting;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.Message;
import dev.iamtracker.alert.Occasion;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.alert.Sender;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import dev.iamtracker.finding.SampleFindings;
import dev.iamtracker.suppression.Suppressions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// A home in which findings become alerts, with a clock that a test sets.
final class TestAlerts implements AutoCloseable {
  static final AlertPolicy POLICY =
      new AlertPolicy(Level.MEDIUM, Level.HIGH, Duration.ofHours(24), Duration.ofMinutes(15));

  final StateDatabase state;
  final AlertStores stores;
  final AlertOutbox outbox;
  final List<String> log = new ArrayList<>();
  Instant now = SampleFindings.NOON;
  Suppressions suppressions = Suppressions.NONE;

  /// Since when streams are collected.
  Instant began = Instant.EPOCH;

  /// Whether a run is the last one of those that collect together.
  boolean last = true;

  TestAlerts(Path folder) {
    this.state = StateDatabase.open(folder.resolve("state.db"));
    this.outbox = new AlertOutbox(state);
    this.stores =
        new AlertStores(
            new Findings(state), outbox, new AlertGroups(state), new AlertChannels(state));
  }

  /// One run that finds something, for the channels `one` and `two`.
  Alerting.Result find(Occasion occasion, Collection<Finding> findings) {
    var results = new ArrayList<Alerting.Result>();
    state.transaction(
        () -> {
          var alerting =
              new Alerting(
                  POLICY,
                  suppressions,
                  stores,
                  List.of("one", "two"),
                  occasion,
                  _ -> occasion == Occasion.COLLECTING ? began : now,
                  "run-" + now.toEpochMilli(),
                  now);
          alerting.add(findings);
          results.add(alerting.finish(last));
        });
    return results.getFirst();
  }

  Alerting.Result find(Finding... findings) {
    return find(Occasion.FIRST_SIGHT, List.of(findings));
  }

  List<Sender.Passed> send(Channel... channels) {
    return new Sender(
            stores,
            new AlertText(ZoneId.of("UTC")),
            List.of(channels),
            new Random(1),
            () -> now,
            log::add)
        .send();
  }

  List<OutboxEntry> entries() {
    return outbox.list(EnumSet.allOf(DeliveryState.class), Integer.MAX_VALUE);
  }

  /// States of the deliveries of a channel, the oldest first.
  List<DeliveryState> states(String channel) {
    return entries().reversed().stream()
        .filter(entry -> entry.channel().equals(channel))
        .map(OutboxEntry::state)
        .toList();
  }

  @Override
  public void close() {
    state.close();
  }

  /// A channel that does what a test says, and keeps what it got.
  static final class TestChannel implements Channel {
    final List<Message> got = new ArrayList<>();
    final String name;
    UnaryOperator<Delivery> answer = UnaryOperator.identity();
    Delivery probe = new Accepted();
    int probes;

    TestChannel(String name) {
      this.name = name;
    }

    void answers(Delivery delivery) {
      answer = _ -> delivery;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Delivery deliver(Message message) {
      got.add(message);
      return answer.apply(new Accepted());
    }

    @Override
    public Delivery probe() {
      probes++;
      return probe;
    }
  }
}
