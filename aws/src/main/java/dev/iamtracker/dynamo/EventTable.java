package dev.iamtracker.dynamo;

import static dev.iamtracker.dynamo.EventItem.DATE;
import static dev.iamtracker.dynamo.EventItem.ID;

import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The events of a stack, each by its day and id. Items of another program, whose table this was
/// before, are passed over.
final class EventTable {
  private static final String HEX = "0123456789abcdef";

  private final Table table;

  EventTable(Table table) {
    this.table = table;
  }

  /// Writes events, in the place of what was there.
  void put(Collection<IdentityEvent> events, Instant stored, Optional<Instant> expires) {
    var parts = new ArrayList<Map<String, AttributeValue>>();
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (IdentityEvent event : events) {
      List<Map<String, AttributeValue>> all = EventItem.of(event, stored, expires);
      parts.addAll(all.subList(0, all.size() - 1));
      items.add(all.getLast());
    }
    table.put(parts);
    table.put(items);
  }

  /// Events by day and id, whole; those that are not there are left out.
  List<IdentityEvent> get(Collection<DayAndId> wanted) {
    var keys = new HashSet<Map<String, AttributeValue>>();
    wanted.forEach(one -> keys.add(EventItem.key(one.day().toString(), one.id())));
    var found = new ArrayList<IdentityEvent>();
    table.get(keys).stream()
        .filter(EventItem::isOfThisVersion)
        .forEach(item -> found.add(event(item)));
    return found;
  }

  record DayAndId(LocalDate day, String id) {
    static DayAndId of(IdentityEvent event) {
      return new DayAndId(event.date(), event.id().toString());
    }
  }

  /// The event of an item, with the items that it goes on in.
  IdentityEvent event(Map<String, AttributeValue> item) {
    List<Map<String, AttributeValue>> keys = EventItem.parts(item);
    if (keys.isEmpty()) {
      return EventItem.event(item, List.of());
    }
    var byKey = new HashMap<String, Map<String, AttributeValue>>();
    table.get(keys).forEach(part -> byKey.put(String.valueOf(EventItem.text(part, ID)), part));
    return EventItem.event(
        item,
        keys.stream()
            .map(key -> byKey.getOrDefault(String.valueOf(EventItem.text(key, ID)), Map.of()))
            .toList());
  }

  /// Hands out the events of a day whose ids begin with one of sixteen hexadecimal digits; ids that
  /// begin otherwise are with the digit before them.
  void read(LocalDate day, int digit, Consumer<IdentityEvent> sink) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":d", AttributeValue.fromS(day.toString()));
    String condition = "#d = :d";
    boolean first = digit == 0;
    boolean last = digit == HEX.length() - 1;
    if (!first) {
      values.put(":from", AttributeValue.fromS(HEX.substring(digit, digit + 1)));
    }
    if (!last) {
      values.put(":to", AttributeValue.fromS(HEX.substring(digit + 1, digit + 2)));
    }
    // A range of keys takes one condition, and both ends of BETWEEN belong to it: the first key of
    // the next range is left out here.
    condition +=
        first ? " AND #i < :to" : last ? " AND #i >= :from" : " AND #i BETWEEN :from AND :to";
    table.query(
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression(condition)
            .expressionAttributeNames(Map.of("#d", DATE, "#i", ID))
            .expressionAttributeValues(values),
        item -> {
          AttributeValue end = values.get(":to");
          boolean isNext = !first && end != null && end.equals(item.get(ID));
          if (!isNext && EventItem.isOfThisVersion(item)) {
            sink.accept(event(item));
          }
        });
  }
}
