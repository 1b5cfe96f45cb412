package dev.iamtracker.dynamo;

import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.finding.FindingRetention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Deliveries that nobody tries any more: each by its key, and pointers to those of each day, and
/// to those that people may want to send once more.
final class DoneDeliveries {
  private static final String DAYS = "done#";
  private static final Set<DeliveryState> TROUBLE =
      EnumSet.of(DeliveryState.UNCONFIRMED, DeliveryState.GIVEN_UP);
  private static final String TROUBLES = "done#trouble";

  private final Items items;
  private final DayIndex days;

  DoneDeliveries(Items items, FindingRetention retention) {
    this.items = items;
    this.days = new DayIndex(items, DAYS + "days", retention);
  }

  /// Moves a delivery here from where it was open. Whoever dies meanwhile leaves it there as done,
  /// and somebody else goes on.
  void move(DeliveryItem open) {
    items.change(
        Set.of(DeliveryItem.doneKey(open.channel(), open.id())),
        before ->
            before.version() > 0 && open.isOverBy(new DeliveryItem(before))
                ? Optional.empty()
                : Optional.of(open.done(before)));
    point(open);
    items.delete(open.item());
  }

  /// Forgets one that is open, but was done before.
  void drop(Item open, DeliveryItem done) {
    point(done);
    items.delete(open);
  }

  private void point(DeliveryItem done) {
    items.putAll(List.of(done.pointer(pointer(done))));
    if (!TROUBLE.contains(done.state())) {
      days.add(List.of(FindingDays.day(done.at())), done.at());
    }
  }

  private static Key pointer(DeliveryItem done) {
    return new Key(
        TROUBLE.contains(done.state()) ? TROUBLES : DAYS + FindingDays.day(done.at()),
        KeyText.of(done.channel()) + "#" + KeyText.of(done.id()));
  }

  Optional<DeliveryItem> find(DeliveryItem open) {
    return items.get(DeliveryItem.doneKey(open.channel(), open.id())).map(DeliveryItem::new);
  }

  /// Makes those open once more that people may want to be sent.
  void reopen(Instant now) {
    for (Item pointer : items.partition(TROUBLES, "")) {
      read(List.of(pointer)).stream()
          .filter(done -> TROUBLE.contains(done.state()))
          .forEach(done -> reopen(done, now));
      items.delete(pointer);
    }
  }

  private void reopen(DeliveryItem done, Instant now) {
    DeliveryState state =
        done.state() == DeliveryState.UNCONFIRMED ? DeliveryState.UNCERTAIN : DeliveryState.FAILED;
    Item open = done.reopened(state, now);
    boolean isOpen =
        items.put(open)
            || items
                .get(open.key())
                .map(DeliveryItem::new)
                .filter(there -> !there.isOverBy(done))
                .isPresent();
    if (isOpen) {
      items.delete(done.item());
    }
  }

  /// Those of some states, roughly the newest first.
  ///
  /// @param most of those of each day there may be more
  List<DeliveryItem> list(Set<DeliveryState> states, int most) {
    var found = new ArrayList<DeliveryItem>();
    if (states.stream().anyMatch(TROUBLE::contains)) {
      found.addAll(read(items.partition(TROUBLES, "")));
    }
    if (states.contains(DeliveryState.SENT) || states.contains(DeliveryState.WITHDRAWN)) {
      for (LocalDate day : days.days()) {
        if (found.size() >= most) {
          break;
        }
        found.addAll(read(items.partition(DAYS + day, "")));
      }
    }
    return found.stream().filter(one -> states.contains(one.state())).toList();
  }

  private List<DeliveryItem> read(Collection<Item> pointers) {
    Map<Key, Key> keys = new LinkedHashMap<>();
    for (Item pointer : pointers) {
      var target = new DeliveryItem(pointer);
      keys.put(DeliveryItem.doneKey(target.channel(), target.id()), pointer.key());
    }
    Map<Key, Item> there = keys.isEmpty() ? Map.of() : items.get(new HashSet<>(keys.keySet()));
    var found = new ArrayList<DeliveryItem>();
    keys.forEach(
        (key, pointer) -> {
          Item item = there.get(key);
          if (item != null && pointer(new DeliveryItem(item)).equals(pointer)) {
            found.add(new DeliveryItem(item));
          }
        });
    return found;
  }
}
