package dev.iamtracker.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
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

  /// Bytes; none where there are none.
  byte[] bytes(String name) {
    AttributeValue value = values.get(name);
    return value == null || value.b() == null ? new byte[0] : value.b().asByteArrayUnsafe();
  }

  /// The same item once it was written.
  Item written() {
    return new Item(key, version + 1, values);
  }

  /// The same with a text, or without it where that is null.
  Item with(String name, @Nullable String text) {
    return with(name, text == null ? null : AttributeValue.fromS(valid(text)));
  }

  /// Half of a character cannot be written.
  private static String valid(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? new String(text.getBytes(UTF_8), UTF_8)
        : text;
  }

  Item with(String name, byte[] bytes) {
    return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
  }

  Item with(String name, long number) {
    return with(name, AttributeValue.fromN(Long.toString(number)));
  }

  Item with(String name, boolean flag) {
    return with(name, AttributeValue.fromBool(flag));
  }

  Item with(String name, List<String> texts) {
    return with(
        name,
        AttributeValue.fromL(
            texts.stream().map(text -> AttributeValue.fromS(valid(text))).toList()));
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
