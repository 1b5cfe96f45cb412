package dev.iamtracker.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of a table and how often it was written.
///
/// @param version how often it was written, as far as this one knows; 0 for one that is not there
/// @param values by attribute, key and version left out
record Item(Key key, long version, Map<String, AttributeValue> values) {
  Item {
    values = Map.copyOf(values);
  }

  /// An item that is not there yet.
  static Item of(Key key) {
    return new Item(key, 0, Map.of());
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(AttributeValue::s);
  }

  long number(String name) {
    AttributeValue value = values.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }

  boolean flag(String name) {
    AttributeValue value = values.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  List<String> texts(String name) {
    AttributeValue value = values.get(name);
    return value == null || !value.hasL()
        ? List.of()
        : value.l().stream().map(AttributeValue::s).toList();
  }

  /// The same with a text, or without it where that is null.
  Item with(String name, @Nullable String text) {
    return with(name, text == null ? null : AttributeValue.fromS(text));
  }

  Item with(String name, long number) {
    return with(name, AttributeValue.fromN(Long.toString(number)));
  }

  Item with(String name, boolean flag) {
    return with(name, AttributeValue.fromBool(flag));
  }

  Item with(String name, List<String> texts) {
    return with(name, AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
  }

  private Item with(String name, @Nullable AttributeValue value) {
    var changed = new HashMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Item(key, version, changed);
  }
}
