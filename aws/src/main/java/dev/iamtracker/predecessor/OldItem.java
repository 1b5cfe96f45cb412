package dev.iamtracker.predecessor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An item of the events table of the Python version.
///
/// @param attributes by the names that the table has
public record OldItem(Map<String, JsonTree> attributes) {
  /// What people who look at it call it.
  public String name() {
    return find("eventid").flatMap(OldValue::text).orElse("without an id");
  }

  /// The CloudTrail record that it was made of: as it was, where the item holds it, else made of
  /// its attributes again. What no field of a record takes is kept under `storedAttributes`.
  public String record() {
    Node record = original().orElseGet(() -> new RebuiltRecord(attributes).node());
    return new String(record.toBytes(), UTF_8);
  }

  /// A record that lies in an attribute as it was, with the id that the item has.
  private Optional<Node> original() {
    return attributes.entrySet().stream()
        .flatMap(one -> original(one.getKey(), one.getValue()).stream())
        .findFirst();
  }

  private Optional<Node> original(String name, JsonTree value) {
    if (!(OldValue.unpacked(value) instanceof Node(Map<String, JsonTree> fields))
        || !fields.keySet().containsAll(List.of("eventName", "eventSource", "eventTime"))) {
      return Optional.empty();
    }
    var others = new LinkedHashMap<>(attributes);
    others.remove(name);
    var record = new LinkedHashMap<>(fields);
    Map<String, JsonTree> rebuilt = new RebuiltRecord(others).node().fields();
    for (String field : List.of("eventID", RebuiltRecord.REST)) {
      JsonTree there = rebuilt.get(field);
      if (there != null) {
        record.putIfAbsent(field, there);
      }
    }
    return Optional.of(new Node(record));
  }

  private Optional<JsonTree> find(String plain) {
    return attributes.entrySet().stream()
        .filter(one -> plain(one.getKey()).equals(plain))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// A name of an attribute in lower case, letters and digits only: `event_id`, `eventID` and
  /// `EventId` are one.
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
