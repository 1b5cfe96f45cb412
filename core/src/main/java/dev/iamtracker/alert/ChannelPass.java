package dev.iamtracker.alert;

import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Rejected;
import dev.iamtracker.alert.Delivery.Uncertain;
import dev.iamtracker.alert.Sender.Passed;
import dev.iamtracker.finding.StoredFinding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// One pass over the outbox for one channel; ends when nothing is due, when the channel fails, or
/// when it takes too long.
final class ChannelPass {
  /// Longer than any channel takes for a message.
  private static final Duration LEASE = Duration.ofMinutes(2);

  /// Refused for longer than this, an alert is given up.
  private static final Duration PATIENCE = Duration.ofDays(30);

  private static final Duration LONGEST_PASS = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Channel channel;
  private final AlertStores stores;
  private final AlertText text;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Consumer<String> log;

  private ChannelState state;
  private long sent;
  private long failed;

  ChannelPass(
      Channel channel,
      AlertStores stores,
      AlertText text,
      Backoff backoff,
      InstantSource clock,
      Consumer<String> log) {
    this.channel = channel;
    this.stores = stores;
    this.text = text;
    this.backoff = backoff;
    this.clock = clock;
    this.log = log;
    this.state = stores.channels().of(channel.name());
  }

  Passed run() {
    Instant start = clock.instant();
    if (state.heldUntil().isAfter(start)) {
      return passed("waiting until " + state.heldUntil() + ": " + state.error());
    }
    if (isInDoubt() && isSilent()) {
      return passed(state.error());
    }
    String error = "";
    boolean goesOn = true;
    while (goesOn && !clock.instant().isAfter(start.plus(LONGEST_PASS))) {
      Instant now = clock.instant();
      Optional<Claim> claim = stores.outbox().claim(channel.name(), now, now.plus(LEASE));
      if (claim.isEmpty()) {
        break;
      }
      Optional<Message> message = message(claim.get());
      if (message.isEmpty()) {
        settle(claim.get(), DeliveryState.WITHDRAWN, now, "");
        continue;
      }
      Delivery delivery = channel.deliver(message.get());
      log.accept(LogLine.of(message.get(), channel.name(), reason(delivery)));
      goesOn = settle(claim.get(), delivery);
      error = delivery instanceof Accepted ? error : reason(delivery);
    }
    return passed(error);
  }

  private Passed passed(String error) {
    return new Passed(channel.name(), sent, failed, error);
  }

  /// Whether something was left without an answer, or is now.
  private boolean isInDoubt() {
    return state.silent() || stores.outbox().isInDoubt(channel.name());
  }

  /// Asks before anything is sent, so that no alert becomes uncertain in vain.
  private boolean isSilent() {
    Delivery answer = channel.probe();
    if (answer instanceof Accepted) {
      return false;
    }
    note(reason(answer), Optional.empty(), true);
    return true;
  }

  /// Empty when there is nothing to tell any more.
  private Optional<Message> message(Claim claim) {
    return switch (claim.alert()) {
      case Alert.Digest digest -> Optional.of(text.of(digest, claim.repeat()));
      case Alert.Single single ->
          stores
              .findings()
              .find(single.id())
              .filter(one -> claim.attempt() > 1 || !isToldOfWithAnother(one))
              .map(one -> text.of(one.finding(), claim.repeat()));
    };
  }

  /// Whether the finding became part of another one that is an alert as well.
  private boolean isToldOfWithAnother(StoredFinding finding) {
    String heir = finding.supersededBy();
    return heir != null
        && stores
            .findings()
            .find(heir)
            .filter(one -> !one.historic() && !one.retro() && one.suppressedBy() == null)
            .isPresent();
  }

  /// @return whether the channel may get more
  private boolean settle(Claim claim, Delivery delivery) {
    Instant now = clock.instant();
    switch (delivery) {
      case Accepted _ -> {
        settle(claim, DeliveryState.SENT, now, "");
        if (!state.equals(ChannelState.WORKING)) {
          state = ChannelState.WORKING;
          stores.channels().put(channel.name(), state);
        }
        sent++;
        return true;
      }
      case Rejected(String reason) -> {
        settleRefused(claim, now.plus(backoff.after(claim.attempt())), reason);
        failed++;
        return true;
      }
      case Refused(String reason, Optional<Duration> wait) -> {
        note(reason, wait, false);
        settleRefused(claim, state.heldUntil(), reason);
        failed++;
        return false;
      }
      case Uncertain(String reason) -> {
        note(reason, Optional.empty(), true);
        settle(
            claim,
            claim.repeat() ? DeliveryState.UNCONFIRMED : DeliveryState.UNCERTAIN,
            state.heldUntil(),
            reason);
        failed++;
        return false;
      }
    }
  }

  /// A repeat that was refused stays one: its first try may have arrived.
  private void settleRefused(Claim claim, Instant again, String reason) {
    boolean old = claim.created().isBefore(clock.instant().minus(PATIENCE));
    DeliveryState waiting = claim.repeat() ? DeliveryState.UNCERTAIN : DeliveryState.FAILED;
    settle(claim, old ? DeliveryState.GIVEN_UP : waiting, again, reason);
  }

  private void settle(Claim claim, DeliveryState state, Instant at, String error) {
    stores.outbox().settle(claim, new Settlement(state, at, error));
  }

  /// Notes that the channel failed, and how long it is left alone.
  private void note(String reason, Optional<Duration> wait, boolean silent) {
    int failures = state.failures() + 1;
    Duration pause = wait.map(ChannelPass::bounded).orElseGet(() -> backoff.after(failures));
    state =
        new ChannelState(failures, clock.instant().plus(pause), silent || state.silent(), reason);
    stores.channels().put(channel.name(), state);
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String reason(Delivery delivery) {
    return switch (delivery) {
      case Accepted _ -> "";
      case Refused(String reason, Optional<Duration> _) -> reason;
      case Rejected(String reason) -> reason;
      case Uncertain(String reason) -> reason;
    };
  }
}
