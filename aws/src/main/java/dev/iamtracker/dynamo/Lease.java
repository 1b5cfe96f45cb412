package dev.iamtracker.dynamo;

import dev.iamtracker.collect.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The right to do something alone, for a time; who dies leaves it to others when that is over.
public final class Lease implements AutoCloseable {
  private static final String OWNER = "owner";
  private static final String UNTIL = "until_ms";

  private final Items items;
  private final Key key;
  private final String owner;
  private final Timing timing;
  private final Duration length;
  private Item held;
  private Instant until;

  private Lease(Items items, String owner, Timing timing, Duration length, Item held) {
    this.items = items;
    this.key = held.key();
    this.owner = owner;
    this.timing = timing;
    this.length = length;
    this.held = held;
    this.until = Instant.ofEpochMilli(held.number(UNTIL));
  }

  /// Takes a lease.
  ///
  /// @param items of the control table
  /// @param owner different for everybody
  /// @return empty when somebody else has it
  static Optional<Lease> take(
      Items items, String name, String owner, Timing timing, Duration length) {
    var key = Key.of(name);
    Item before = items.get(key).orElse(Item.of(key));
    boolean free = before.number(UNTIL) <= timing.instant().toEpochMilli();
    if (!free) {
      return Optional.empty();
    }
    Item mine = before.with(OWNER, owner).with(UNTIL, timing.instant().plus(length).toEpochMilli());
    return items.put(mine)
        ? Optional.of(
            new Lease(
                items, owner, timing, length, new Item(key, before.version() + 1, mine.values())))
        : Optional.empty();
  }

  /// Keeps it for longer, when a third of its time is over.
  ///
  /// @return false when somebody else has it now
  public synchronized boolean keep() {
    Instant now = timing.instant();
    if (now.isBefore(until.minus(length.multipliedBy(2).dividedBy(3)))) {
      return true;
    }
    Item longer = held.with(UNTIL, now.plus(length).toEpochMilli());
    if (!items.put(longer)) {
      return false;
    }
    held = new Item(key, held.version() + 1, longer.values());
    until = Instant.ofEpochMilli(held.number(UNTIL));
    return true;
  }

  /// The item that nobody else has written as long as the lease is held.
  Item item() {
    return held;
  }

  String owner() {
    return owner;
  }

  /// Gives it back.
  @Override
  public synchronized void close() {
    items.put(held.with(UNTIL, 0));
  }
}
