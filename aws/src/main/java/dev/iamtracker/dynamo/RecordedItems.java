package dev.iamtracker.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Items with changes that nobody else sees yet; used by one thread.
final class RecordedItems implements Items {
  private final Items below;
  private final Map<Key, Change> changes = new LinkedHashMap<>();

  RecordedItems(Items below) {
    this.below = below;
  }

  /// What is to become of an item.
  ///
  /// @param before how often it was written when it was read, 0 when it was not there
  /// @param after null for an item that goes
  record Change(Key key, long before, @Nullable Item after) {}

  /// What was changed, each item once.
  List<Change> changes() {
    return changes.values().stream()
        .filter(change -> change.before() > 0 || change.after() != null)
        .toList();
  }

  @Override
  public Map<Key, Item> get(Set<Key> keys) {
    var found = new HashMap<Key, Item>();
    var unchanged = new HashSet<Key>();
    for (Key key : keys) {
      Change change = changes.get(key);
      if (change == null) {
        unchanged.add(key);
      } else if (change.after() != null) {
        found.put(key, change.after());
      }
    }
    if (!unchanged.isEmpty()) {
      found.putAll(below.get(unchanged));
    }
    return found;
  }

  @Override
  public List<Item> partition(String partition, String sortPrefix) {
    var found = new TreeMap<String, Item>();
    below.partition(partition, sortPrefix).forEach(item -> found.put(item.key().sort(), item));
    for (Change change : changes.values()) {
      if (change.key().partition().equals(partition)
          && change.key().sort().startsWith(sortPrefix)) {
        if (change.after() == null) {
          found.remove(change.key().sort());
        } else {
          found.put(change.key().sort(), change.after());
        }
      }
    }
    return List.copyOf(found.values());
  }

  @Override
  public boolean put(Item item) {
    return change(item, new Item(item.key(), item.version() + 1, item.values()));
  }

  @Override
  public boolean delete(Item item) {
    return change(item, null);
  }

  private boolean change(Item item, @Nullable Item after) {
    Change former = changes.get(item.key());
    if (former == null) {
      if (item.version() == 0 && below.get(item.key()).isPresent()) {
        return false;
      }
      changes.put(item.key(), new Change(item.key(), item.version(), after));
      return true;
    }
    long now = former.after() == null ? 0 : former.after().version();
    if (item.version() != now) {
      return false;
    }
    changes.put(item.key(), new Change(item.key(), former.before(), after));
    return true;
  }

  @Override
  public Set<Key> putAll(Collection<Item> items) {
    var fresh = new HashSet<Key>();
    items.stream()
        .filter(item -> item.version() == 0 && !changes.containsKey(item.key()))
        .forEach(item -> fresh.add(item.key()));
    Set<Key> there = fresh.isEmpty() ? Set.of() : below.get(fresh).keySet();
    var written = new LinkedHashSet<Key>();
    for (Item item : new ArrayList<>(items)) {
      if (fresh.remove(item.key())) {
        if (!there.contains(item.key())) {
          Item after = new Item(item.key(), 1, item.values());
          changes.put(item.key(), new Change(item.key(), 0, after));
          written.add(item.key());
        }
      } else if (!there.contains(item.key()) && put(item)) {
        written.add(item.key());
      }
    }
    return written;
  }
}
