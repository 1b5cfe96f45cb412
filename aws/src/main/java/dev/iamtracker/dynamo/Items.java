package dev.iamtracker.dynamo;

import dev.iamtracker.store.StoreUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The items of a table, read as they are now, and written only where nobody else did meanwhile.
interface Items {
  int MOST_TRIES = 100;

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

  /// Changes items as they are now, again where somebody else changes them at the same time.
  ///
  /// @param change what becomes of an item, which is of version 0 if it is not there; empty if it
  ///   is to stay as it is
  default void change(Set<Key> keys, Function<Item, Optional<Item>> change) {
    Set<Key> left = keys;
    for (int i = 0; i < MOST_TRIES && !left.isEmpty(); i++) {
      Map<Key, Item> there = get(left);
      List<Item> changed =
          left.stream()
              .map(key -> there.getOrDefault(key, Item.of(key)))
              .flatMap(item -> change.apply(item).stream())
              .toList();
      Set<Key> written = putAll(changed);
      left =
          changed.stream()
              .map(Item::key)
              .filter(key -> !written.contains(key))
              .collect(Collectors.toSet());
    }
    if (!left.isEmpty()) {
      throw new StoreUnavailable("too many others write at the same time", null);
    }
  }
}
