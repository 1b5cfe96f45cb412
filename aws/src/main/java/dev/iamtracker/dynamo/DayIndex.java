package dev.iamtracker.dynamo;

import dev.iamtracker.finding.FindingRetention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Days of which there is something: an item for each month, written only when there is a day more,
/// or when it would expire before its days do.
///
/// @param partition of the items
record DayIndex(Items items, String partition, FindingRetention retention) {
  private static final String DAYS = "days";
  private static final String EXPIRES = "expires_at";
  private static final long DAY = 86_400;

  /// Notes that there is something of some days now.
  void add(Collection<LocalDate> days, Instant stored) {
    var months = new HashMap<Key, Long>();
    for (LocalDate day : days) {
      months.merge(key(YearMonth.from(day)), bit(day.getDayOfMonth()), (one, other) -> one | other);
    }
    long expires = retention.expiry(stored).getEpochSecond();
    items.change(
        months.keySet(),
        month -> {
          long before = month.number(DAYS);
          long now = before | months.getOrDefault(month.key(), 0L);
          return now == before && month.number(EXPIRES) >= expires
              ? Optional.empty()
              : Optional.of(month.with(DAYS, now).with(EXPIRES, expires + DAY));
        });
  }

  private Key key(YearMonth month) {
    return new Key(partition, month.toString());
  }

  private static long bit(int day) {
    return 1L << day;
  }

  /// The newest first.
  List<LocalDate> days() {
    var days = new ArrayList<LocalDate>();
    for (Item item : items.partition(partition, "")) {
      YearMonth month = YearMonth.parse(item.key().sort());
      for (int day = 1; day <= month.lengthOfMonth(); day++) {
        if ((item.number(DAYS) & bit(day)) != 0) {
          days.add(month.atDay(day));
        }
      }
    }
    days.sort(Comparator.reverseOrder());
    return days;
  }
}
