package dev.iamtracker.dynamo;

import dev.iamtracker.alert.Alert;
import dev.iamtracker.alert.Claim;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.Outbox;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.alert.OutboxUpkeep;
import dev.iamtracker.alert.Settlement;
import dev.iamtracker.finding.FindingRetention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Alerts on their way, in the alerts table: those that are open in a partition for each channel,
/// those that are done where only their id leads, so that senders never see them.
///
/// A delivery is first settled where it is open, which one sender alone can do; then it is written
/// where it is done, and then it is deleted where it was open. Whoever finds one that was left half
/// way goes on with that. A run that puts an alert in just while it moves may leave it open
/// although it is done: whoever claims one looks whether it is.
final class DynamoOutbox implements Outbox, OutboxUpkeep {
  private static final String CHANNELS = "channels#outbox";
  private static final Comparator<OutboxEntry> NEWEST_FIRST =
      Comparator.comparing(OutboxEntry::created)
          .reversed()
          .thenComparing(one -> one.alert().id(), Comparator.reverseOrder())
          .thenComparing(OutboxEntry::channel, Comparator.reverseOrder());

  private final Items items;
  private final FindingRetention retention;
  private final DoneDeliveries done;
  private final Map<String, DueDeliveries> due = new ConcurrentHashMap<>();

  DynamoOutbox(Items items, FindingRetention retention) {
    this.items = items;
    this.retention = retention;
    this.done = new DoneDeliveries(items, retention);
  }

  @Override
  public void add(Alert alert, Collection<String> channels, Instant now) {
    var keys = new HashSet<Key>();
    for (String channel : channels) {
      keys.add(channelKey(channel));
      keys.add(DeliveryItem.openKey(channel, alert.id()));
      keys.add(DeliveryItem.doneKey(channel, alert.id()));
    }
    Set<Key> there = keys.isEmpty() ? Set.of() : items.get(keys).keySet();
    var fresh = new ArrayList<Item>();
    for (String channel : Set.copyOf(channels)) {
      if (!there.contains(channelKey(channel))) {
        fresh.add(Item.of(channelKey(channel)).with("channel", channel));
      }
      if (!there.contains(DeliveryItem.openKey(channel, alert.id()))
          && !there.contains(DeliveryItem.doneKey(channel, alert.id()))) {
        fresh.add(DeliveryItem.of(alert, channel, now, retention));
      }
    }
    items.putAll(fresh);
    due.clear();
  }

  private static Key channelKey(String channel) {
    return new Key(CHANNELS, KeyText.of(channel));
  }

  @Override
  public Optional<Claim> claim(String channel, Instant now, Instant leaseEnd) {
    DueDeliveries queue = due.computeIfAbsent(channel, _ -> new DueDeliveries());
    while (true) {
      Optional<DeliveryItem> next = queue.next(now, () -> due(channel, now));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Item claimed = next.get().claimed(leaseEnd);
      if (items.put(claimed)) {
        var mine = new DeliveryItem(claimed.written());
        Optional<DeliveryItem> before = done.find(mine).filter(mine::isOverBy);
        if (before.isEmpty()) {
          return Optional.of(mine.claim());
        }
        done.drop(mine.item(), before.get());
      }
    }
  }

  /// What is due, in order; what was left half way is brought to its end.
  private List<DeliveryItem> due(String channel, Instant now) {
    var found = new ArrayList<DeliveryItem>();
    for (DeliveryItem one : open(channel)) {
      if (!one.state().isOpen()) {
        done.move(one);
      } else if (one.isLost(now)) {
        Item lost =
            one.settled(
                new Settlement(
                    DeliveryState.UNCONFIRMED, now, "the sender died during the repeat"));
        if (items.put(lost)) {
          done.move(new DeliveryItem(lost.written()));
        }
      } else if (one.isDue(now)) {
        found.add(one);
      }
    }
    found.sort(DeliveryItem.NEXT_FIRST);
    return found;
  }

  private List<DeliveryItem> open(String channel) {
    return items.partition(DeliveryItem.OPEN + KeyText.of(channel), "").stream()
        .map(DeliveryItem::new)
        .toList();
  }

  @Override
  public boolean settle(Claim claim, Settlement settlement) {
    for (Optional<DeliveryItem> mine = mine(claim); mine.isPresent(); mine = mine(claim)) {
      Item settled = mine.get().settled(settlement);
      if (items.put(settled)) {
        if (!settlement.state().isOpen()) {
          done.move(new DeliveryItem(settled.written()));
        }
        return true;
      }
    }
    return false;
  }

  private Optional<DeliveryItem> mine(Claim claim) {
    return items
        .get(DeliveryItem.openKey(claim.channel(), claim.alert().id()))
        .map(DeliveryItem::new)
        .filter(one -> one.state() == DeliveryState.SENDING)
        .filter(one -> one.attempts() == claim.attempt());
  }

  @Override
  public boolean isInDoubt(String channel) {
    return open(channel).stream()
        .map(DeliveryItem::state)
        .anyMatch(state -> state == DeliveryState.SENDING || state == DeliveryState.UNCERTAIN);
  }

  @Override
  public List<OutboxEntry> list(Set<DeliveryState> states, int most) {
    var found = new HashMap<Key, DeliveryItem>();
    for (DeliveryItem one : done.list(states, most)) {
      found.put(one.item().key(), one);
    }
    for (String channel : channels()) {
      for (DeliveryItem one : open(channel)) {
        if (states.contains(one.state())) {
          found.put(DeliveryItem.doneKey(channel, one.id()), one);
        }
      }
    }
    return found.values().stream()
        .map(DeliveryItem::entry)
        .sorted(NEWEST_FIRST)
        .limit(most)
        .toList();
  }

  private List<String> channels() {
    return items.partition(CHANNELS, "").stream()
        .map(item -> item.text("channel").orElse(""))
        .toList();
  }

  /// Reads everything there is.
  @Override
  public Map<String, Map<DeliveryState, Long>> counts() {
    var counts = new TreeMap<String, Map<DeliveryState, Long>>();
    for (OutboxEntry one : list(EnumSet.allOf(DeliveryState.class), Integer.MAX_VALUE)) {
      counts
          .computeIfAbsent(one.channel(), _ -> new EnumMap<>(DeliveryState.class))
          .merge(one.state(), 1L, Long::sum);
    }
    return counts;
  }

  @Override
  public void retryNow(Instant now, boolean again) {
    change(
        one -> one.state() == DeliveryState.FAILED || one.state() == DeliveryState.UNCERTAIN,
        one -> one.due(now));
    if (again) {
      done.reopen(now);
    }
    new DynamoChannels(items).endPauses();
    due.clear();
  }

  @Override
  public void endLeases(Instant now) {
    change(
        one -> one.state() == DeliveryState.SENDING && one.at().isAfter(now), one -> one.due(now));
    due.clear();
  }

  private void change(Predicate<DeliveryItem> which, Function<DeliveryItem, Item> change) {
    for (String channel : channels()) {
      items.change(
          open(channel).stream()
              .filter(which)
              .map(one -> one.item().key())
              .collect(Collectors.toSet()),
          before ->
              Optional.of(before)
                  .filter(item -> item.version() > 0)
                  .map(DeliveryItem::new)
                  .filter(which)
                  .map(change));
    }
  }
}
