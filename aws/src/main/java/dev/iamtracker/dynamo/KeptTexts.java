package dev.iamtracker.dynamo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Texts such as the summary of a run, each in the place of the one before.
record KeptTexts(Items items, InstantSource clock) {
  private static final String PREFIX = "kept#";
  private static final int TRIES = 3;

  /// Keeps a text; the text of somebody who keeps another at the same moment may win.
  void put(String name, String text) {
    var key = Key.of(PREFIX + name);
    for (int i = 0; i < TRIES; i++) {
      Item item = items.get(key).orElse(Item.of(key));
      if (items.put(item.with("text", text).with("at_ms", clock.instant().toEpochMilli()))) {
        return;
      }
    }
  }

  Optional<KeptText> get(String name) {
    return items
        .get(Key.of(PREFIX + name))
        .map(
            item ->
                new KeptText(
                    item.text("text").orElse(""), Instant.ofEpochMilli(item.number("at_ms"))));
  }
}
