package dev.iamtracker.dynamo;

import static dev.iamtracker.dynamo.EventItem.DATE;
import static dev.iamtracker.dynamo.EventItem.ID;

import dev.iamtracker.dynamo.EventTable.DayAndId;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Events of a stack by who did them, by what was done, and by their ids.
public final class StackLookup {
  private static final int MOST_DAYS = 120;

  private final EventTable events;
  private final Table table;

  StackLookup(EventTable events, Table table) {
    this.events = events;
    this.table = table;
  }

  /// Events of somebody, the newest first.
  ///
  /// @param user whole, as `user_name` has it
  /// @param to the last time, included
  /// @param most so many at most
  public List<IdentityEvent> ofUser(String user, Instant from, Instant to, int most) {
    return of(Column.USER_NAME, user, from, to, most);
  }

  /// Events of an action, such as `CreateUser`, the newest first.
  public List<IdentityEvent> ofAction(String action, Instant from, Instant to, int most) {
    return of(Column.EVENT_NAME, action, from, to, most);
  }

  /// The event of an id; empty when it is not there, or happened long before a time.
  ///
  /// @param last the last day that is looked at
  public Optional<IdentityEvent> ofId(String id, LocalDate last) {
    var keys = new ArrayList<DayAndId>();
    for (int back = 0; back < MOST_DAYS; back++) {
      keys.add(new DayAndId(last.minusDays(back), id));
    }
    return events.get(keys).stream().max(Comparator.comparing(IdentityEvent::time));
  }

  private List<IdentityEvent> of(Column column, String value, Instant from, Instant to, int most) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":k", AttributeValue.fromS(EventItem.shown(value)));
    values.put(":from", AttributeValue.fromS(EventItem.time(from)));
    values.put(":to", AttributeValue.fromS(EventItem.time(to)));
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .indexName(column.sqlName() + "-index")
            .scanIndexForward(false)
            .limit(Math.min(most, 1000))
            .keyConditionExpression("#k = :k AND event_time BETWEEN :from AND :to")
            .expressionAttributeNames(Map.of("#k", column.sqlName()))
            .expressionAttributeValues(values);
    var keys = new ArrayList<DayAndId>();
    Map<String, AttributeValue> start = Map.of();
    do {
      if (!start.isEmpty()) {
        query.exclusiveStartKey(start);
      }
      QueryRequest request = query.build();
      var answer = table.ask(client -> client.query(request));
      answer
          .items()
          .forEach(
              item ->
                  keys.add(
                      new DayAndId(
                          LocalDate.parse(String.valueOf(EventItem.text(item, DATE))),
                          String.valueOf(EventItem.text(item, ID)))));
      start = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
    } while (!start.isEmpty() && keys.size() < most);
    return events.get(keys.subList(0, Math.min(most, keys.size()))).stream()
        .sorted(Comparator.comparing(IdentityEvent::time).reversed())
        .toList();
  }

  /// The day of a time, in UTC.
  public static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
