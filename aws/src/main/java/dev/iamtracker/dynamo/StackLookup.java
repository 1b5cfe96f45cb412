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
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Events of a stack by who did them, by what was done, and by their ids.
public final class StackLookup {
  private static final int MOST_DAYS = 120;
  private static final Comparator<IdentityEvent> NEWEST_FIRST =
      Comparator.comparing(IdentityEvent::time)
          .reversed()
          .thenComparing(event -> event.id().toString());

  private final EventTable events;
  private final Table table;
  private final DayLedger days;

  StackLookup(EventTable events, Table table, DayLedger days) {
    this.events = events;
    this.table = table;
    this.days = days;
  }

  /// Events of somebody, the newest first.
  ///
  /// @param user whole, as `user_name` has it
  /// @param to the last time, included
  /// @param most so many at most
  public List<IdentityEvent> ofUser(String user, Instant from, Instant to, int most) {
    return of(Column.USER_NAME, user, from, to, most, _ -> true);
  }

  /// Events of an action, such as `CreateUser`, the newest first.
  public List<IdentityEvent> ofAction(String action, Instant from, Instant to, int most) {
    return of(Column.EVENT_NAME, action, from, to, most, _ -> true);
  }

  /// What somebody did of one kind, the newest first; all that they did in that time is read.
  public List<IdentityEvent> ofUserAndAction(
      String user, String action, Instant from, Instant to, int most) {
    return of(
        Column.USER_NAME,
        user,
        from,
        to,
        most,
        event -> event.text(Column.EVENT_NAME).filter(action::equals).isPresent());
  }

  /// The event of an id; empty when it is not there, or happened long before a time.
  ///
  /// @param last the last day that is looked at
  public Optional<IdentityEvent> ofId(String id, LocalDate last) {
    var keys = new ArrayList<DayAndId>();
    for (int back = 0; back < MOST_DAYS; back++) {
      keys.add(new DayAndId(last.minusDays(back), id));
    }
    return newest(keys);
  }

  /// The event of an id, on whatever day of a time; empty when it is not there.
  public Optional<IdentityEvent> ofId(String id, LocalDate first, LocalDate last) {
    return newest(
        days.days().stream()
            .map(day -> day.now().day())
            .filter(day -> !day.isBefore(first) && !day.isAfter(last))
            .map(day -> new DayAndId(day, id))
            .toList());
  }

  private Optional<IdentityEvent> newest(List<DayAndId> keys) {
    return events.get(keys).stream().max(Comparator.comparing(IdentityEvent::time));
  }

  private List<IdentityEvent> of(
      Column column,
      String value,
      Instant from,
      Instant to,
      int most,
      Predicate<IdentityEvent> wanted) {
    QueryRequest.Builder query = query(column, value, from, to).limit(Math.min(most, 1000));
    var found = new ArrayList<IdentityEvent>();
    Map<String, AttributeValue> start = Map.of();
    do {
      if (!start.isEmpty()) {
        query.exclusiveStartKey(start);
      }
      QueryRequest request = query.build();
      QueryResponse answer = table.ask(client -> client.query(request));
      List<DayAndId> keys = answer.items().stream().map(StackLookup::key).toList();
      events.get(keys).stream().filter(wanted).sorted(NEWEST_FIRST).forEach(found::add);
      start = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
    } while (!start.isEmpty() && found.size() < most);
    return found.stream().sorted(NEWEST_FIRST).limit(most).toList();
  }

  private QueryRequest.Builder query(Column column, String value, Instant from, Instant to) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":k", AttributeValue.fromS(EventItem.shown(value)));
    values.put(":from", AttributeValue.fromS(EventItem.time(from)));
    values.put(":to", AttributeValue.fromS(EventItem.time(to)));
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(column.sqlName() + "-index")
        .scanIndexForward(false)
        .keyConditionExpression("#k = :k AND event_time BETWEEN :from AND :to")
        .expressionAttributeNames(Map.of("#k", column.sqlName()))
        .expressionAttributeValues(values);
  }

  private static DayAndId key(Map<String, AttributeValue> item) {
    return new DayAndId(
        LocalDate.parse(String.valueOf(EventItem.text(item, DATE))),
        String.valueOf(EventItem.text(item, ID)));
  }

  /// The day of a time, in UTC.
  public static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
