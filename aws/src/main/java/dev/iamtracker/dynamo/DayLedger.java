package dev.iamtracker.dynamo;

import dev.iamtracker.export.EventDays.ChangedDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Which days got events and how often, and how often they had when they were exported: an item for
/// each month in the control table, and one that names the months.
final class DayLedger {
  private static final String KEY = "region";
  private static final String KEY_PREFIX = "days#";
  private static final String INDEX = "days";
  private static final String MONTHS = "months";

  private final Table control;

  DayLedger(Table control) {
    this.control = control;
  }

  /// Notes that days got events.
  void changed(Collection<LocalDate> days) {
    var months = new TreeMap<YearMonth, TreeSet<LocalDate>>();
    days.forEach(day -> months.computeIfAbsent(YearMonth.from(day), _ -> new TreeSet<>()).add(day));
    index(months.keySet());
    months.forEach(this::changed);
  }

  private void index(Set<YearMonth> months) {
    var fresh = new TreeSet<>(months);
    fresh.removeAll(months());
    if (!fresh.isEmpty()) {
      UpdateItemRequest update =
          UpdateItemRequest.builder()
              .tableName(control.name())
              .key(Map.of(KEY, AttributeValue.fromS(INDEX)))
              .updateExpression("ADD #m :m")
              .expressionAttributeNames(Map.of("#m", MONTHS))
              .expressionAttributeValues(
                  Map.of(
                      ":m",
                      AttributeValue.fromSs(fresh.stream().map(YearMonth::toString).toList())))
              .build();
      control.ask(client -> client.updateItem(update));
    }
  }

  private Set<YearMonth> months() {
    var months = new TreeSet<YearMonth>();
    control
        .get(List.of(Map.of(KEY, AttributeValue.fromS(INDEX))))
        .forEach(
            item ->
                item.getOrDefault(MONTHS, AttributeValue.fromSs(List.of()))
                    .ss()
                    .forEach(month -> months.add(YearMonth.parse(month))));
    return months;
  }

  private void changed(YearMonth month, Collection<LocalDate> days) {
    var names = new HashMap<String, String>();
    days.forEach(day -> names.put("#" + changes(day), changes(day)));
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(control.name())
            .key(key(month))
            .updateExpression(
                "ADD "
                    + String.join(
                        ", ", names.keySet().stream().map(name -> name + " :one").toList()))
            .expressionAttributeNames(names)
            .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
            .build();
    control.ask(client -> client.updateItem(update));
  }

  /// Notes that a day was exported as it was when it had changed so often.
  void exported(LocalDate day, long change) {
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(control.name())
            .key(key(YearMonth.from(day)))
            .updateExpression("SET #e = :c")
            .conditionExpression("attribute_not_exists(#e) OR #e < :c")
            .expressionAttributeNames(Map.of("#e", exports(day)))
            .expressionAttributeValues(Map.of(":c", AttributeValue.fromN(Long.toString(change))))
            .build();
    control.ask(
        client -> {
          try {
            return client.updateItem(update);
          } catch (ConditionalCheckFailedException _) {
            return update;
          }
        });
  }

  /// All days that ever got events, the oldest first.
  List<Day> days() {
    List<Map<String, AttributeValue>> keys = months().stream().map(DayLedger::key).toList();
    var days = new TreeMap<LocalDate, Day>();
    for (Map<String, AttributeValue> item : control.get(keys)) {
      YearMonth month =
          YearMonth.parse(String.valueOf(EventItem.text(item, KEY)).substring(KEY_PREFIX.length()));
      for (int i = 1; i <= month.lengthOfMonth(); i++) {
        LocalDate day = month.atDay(i);
        long changes = number(item, changes(day));
        if (changes > 0) {
          days.put(day, new Day(new ChangedDay(day, changes), number(item, exports(day))));
        }
      }
    }
    return List.copyOf(days.values());
  }

  /// @param now the day as it is
  /// @param exported how often it had changed when it was exported
  record Day(ChangedDay now, long exported) {
    boolean isToExport() {
      return now.change() > exported;
    }
  }

  private static Map<String, AttributeValue> key(YearMonth month) {
    return Map.of(KEY, AttributeValue.fromS(KEY_PREFIX + month));
  }

  private static String changes(LocalDate day) {
    return String.format(Locale.ROOT, "changes_%02d", day.getDayOfMonth());
  }

  private static String exports(LocalDate day) {
    return String.format(Locale.ROOT, "exported_%02d", day.getDayOfMonth());
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }
}
