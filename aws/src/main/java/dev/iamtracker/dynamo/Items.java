package dev.iamtracker.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The items of a table, read as they are now, and written only where nobody else did meanwhile.
interface Items {
  /// Those that are there.
  Map<Key, Item> get(Set<Key> keys);

  default Optional<Item> get(Key key) {
    return Optional.ofNullable(get(Set.of(key)).get(key));
  }

  /// All items of a partition whose sort key begins with a text, in the order of their sort keys.
  List<Item> partition(String partition, String sortPrefix);

  /// Writes an item, if it still is as it was read, or still is not there.
  ///
  /// @return whether it was written
  boolean put(Item item);

  /// Deletes an item, if it still is as it was read.
  ///
  /// @return whether it was deleted
  boolean delete(Item item);

  /// Writes many items, each as [#put] does.
  ///
  /// @return keys of those that were written
  Set<Key> putAll(Collection<Item> items);
}
