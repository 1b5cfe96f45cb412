package dev.iamtracker.dynamo;

import dev.iamtracker.dynamo.Packer.Unpacker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Texts such as the summary of a run, each in the place of the one before, and one item that names
/// all of them.
record KeptTexts(Items items, InstantSource clock) {
  private static final String PREFIX = "kept#";
  private static final Key NAMES = Key.of("kept");
  private static final String ALL = "names";
  private static final int TRIES = 3;

  /// Keeps a text; the text of somebody who keeps another at the same moment may win.
  void put(String name, String text) {
    Key key = key(name);
    for (int i = 0; i < TRIES; i++) {
      Item item = items.get(key).orElse(Item.of(key));
      if (item.version() == 0) {
        items.change(Set.of(NAMES), before -> named(before, name));
      }
      if (items.put(item.with("text", text).with("at_ms", clock.instant().toEpochMilli()))) {
        return;
      }
    }
  }

  private static Key key(String name) {
    return Key.of(PREFIX + name);
  }

  private static Optional<Item> named(Item before, String name) {
    Set<String> names = names(before);
    return names.add(name)
        ? Optional.of(before.with(ALL, new Packer().texts(List.copyOf(names)).pack()))
        : Optional.empty();
  }

  private static Set<String> names(Item item) {
    byte[] packed = item.bytes(ALL);
    return packed.length == 0 ? new TreeSet<>() : new TreeSet<>(new Unpacker(packed).texts());
  }

  Optional<KeptText> get(String name) {
    return items.get(key(name)).map(KeptTexts::read);
  }

  /// All of them, by name.
  Map<String, KeptText> all() {
    Set<Key> keys =
        items.get(NAMES).map(KeptTexts::names).orElse(Set.of()).stream()
            .map(KeptTexts::key)
            .collect(Collectors.toSet());
    var all = new TreeMap<String, KeptText>();
    if (!keys.isEmpty()) {
      items
          .get(keys)
          .forEach((key, item) -> all.put(key.partition().substring(PREFIX.length()), read(item)));
    }
    return all;
  }

  private static KeptText read(Item item) {
    return new KeptText(item.text("text").orElse(""), Instant.ofEpochMilli(item.number("at_ms")));
  }
}
