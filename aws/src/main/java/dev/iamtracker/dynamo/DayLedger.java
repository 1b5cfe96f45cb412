package dev.iamtracker.dynamo;

import dev.iamtracker.export.EventDays.ChangedDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Which days got events and how often, and how often they had when they were exported: an item for
/// each month in the control table.
final class DayLedger {
  private static final String KEY = "region";
  private static final String KEY_PREFIX = "days#";
  private static final YearMonth FIRST = YearMonth.of(2013, 11);

  private final Table control;

  DayLedger(Table control) {
    this.control = control;
  }

  /// Notes that days got events.
  void changed(Collection<LocalDate> days) {
    var months = new TreeMap<YearMonth, TreeSet<LocalDate>>();
    days.forEach(day -> months.computeIfAbsent(YearMonth.from(day), _ -> new TreeSet<>()).add(day));
    months.forEach(this::changed);
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
  ///
  /// @param last the last one that is looked for
  List<Day> days(LocalDate last) {
    var keys = new ArrayList<Map<String, AttributeValue>>();
    for (YearMonth month = FIRST;
        !month.isAfter(YearMonth.from(last));
        month = month.plusMonths(1)) {
      keys.add(key(month));
    }
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
