package dev.iamtracker.dynamo;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Items of a process that dies after so many writes.
final class MortalItems implements Items {
  private final Items below;
  private final long writesToLive;
  private long writes;

  MortalItems(Items below, long writesToLive) {
    this.below = below;
    this.writesToLive = writesToLive;
  }

  /// The process was killed.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  long writes() {
    return writes;
  }

  private void write() {
    if (writes == writesToLive) {
      throw new Killed();
    }
    writes++;
  }

  @Override
  public Map<Key, Item> get(Set<Key> keys) {
    return below.get(keys);
  }

  @Override
  public List<Item> partition(String partition, String sortPrefix) {
    return below.partition(partition, sortPrefix);
  }

  @Override
  public boolean put(Item item) {
    write();
    return below.put(item);
  }

  @Override
  public boolean delete(Item item) {
    write();
    return below.delete(item);
  }

  @Override
  public Set<Key> putAll(Collection<Item> items) {
    var written = new LinkedHashSet<Key>();
    for (Item item : items) {
      if (put(item)) {
        written.add(item.key());
      }
    }
    return written;
  }
}
