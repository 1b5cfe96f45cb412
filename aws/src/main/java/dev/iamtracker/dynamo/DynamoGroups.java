package dev.iamtracker.dynamo;

import dev.iamtracker.alert.OpenGroup;
import dev.iamtracker.alert.OpenGroups;
import dev.iamtracker.dynamo.Packer.Unpacker;
import dev.iamtracker.finding.FindingRetention;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Findings that are held back, in a partition of the alerts table.
final class DynamoGroups implements OpenGroups {
  private static final String PARTITION = "groups#open";
  private static final String GROUP = "group";
  private static final String RULE = "rule";
  private static final String CLOSES = "closes_at";
  private static final String EXPIRES = "expires_at";

  private static final Comparator<OpenGroup> FIRST_CLOSED =
      Comparator.comparing(OpenGroup::closes)
          .thenComparing(OpenGroup::rule)
          .thenComparing(OpenGroup::actor);

  private final Items items;
  private final FindingRetention retention;

  DynamoGroups(Items items, FindingRetention retention) {
    this.items = items;
    this.retention = retention;
  }

  @Override
  public List<OpenGroup> of(String rule) {
    return items.partition(PARTITION, KeyText.of(rule) + "#").stream()
        .map(DynamoGroups::read)
        .toList();
  }

  @Override
  public List<OpenGroup> closed(Instant now) {
    return items.partition(PARTITION, "").stream()
        .map(DynamoGroups::read)
        .filter(group -> !group.closes().isAfter(now))
        .sorted(FIRST_CLOSED)
        .toList();
  }

  /// Those that did not change are not written.
  @Override
  public void put(Collection<OpenGroup> groups) {
    var all = new HashMap<Key, OpenGroup>();
    groups.forEach(group -> all.put(key(group), group));
    items.change(
        all.keySet(),
        before ->
            Optional.ofNullable(all.get(before.key()))
                .map(group -> fill(before, group))
                .filter(after -> !after.values().equals(before.values())));
  }

  @Override
  public void remove(OpenGroup group) {
    Key key = key(group);
    for (int i = 0; i < Items.MOST_TRIES; i++) {
      Optional<Item> there = items.get(key);
      if (there.filter(item -> isTheSame(read(item), group)).map(items::delete).orElse(true)) {
        return;
      }
    }
  }

  private static boolean isTheSame(OpenGroup one, OpenGroup other) {
    return one.opened().toEpochMilli() == other.opened().toEpochMilli()
        && one.counts().equals(other.counts());
  }

  private static Key key(OpenGroup group) {
    return new Key(PARTITION, KeyText.of(group.rule()) + "#" + KeyText.of(group.actor()));
  }

  private Item fill(Item before, OpenGroup group) {
    return before
        .with(RULE, group.rule())
        .with(CLOSES, group.closes().toString())
        .with(EXPIRES, retention.expiry(group.opened()).getEpochSecond())
        .with(
            GROUP,
            new Packer()
                .text(group.rule())
                .text(group.actor())
                .time(group.opened())
                .time(group.closes())
                .time(group.first())
                .time(group.last())
                .counts(group.counts())
                .texts(group.sentences())
                .pack());
  }

  private static OpenGroup read(Item item) {
    var in = new Unpacker(item.bytes(GROUP));
    return new OpenGroup(
        in.text(), in.text(), in.time(), in.time(), in.time(), in.time(), in.counts(), in.texts());
  }
}
