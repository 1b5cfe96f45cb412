package dev.iamtracker.exporter;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.export.EventDays;
import dev.iamtracker.store.StoreUnavailable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// An event store in memory that knows which of its days changed.
final class TestDays implements EventDays {
  private final Map<LocalDate, Map<String, IdentityEvent>> events = new TreeMap<>();
  private final Map<LocalDate, Long> changes = new TreeMap<>();
  private final Map<LocalDate, Long> exported = new TreeMap<>();
  private final Map<LocalDate, Runnable> whileReading = new TreeMap<>();
  private int brokenPart = -1;

  static IdentityEvent event(LocalDate day, String id, String user) {
    long time = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return new IdentityEvent.Builder()
        .text(Column.EVENT_ID, id)
        .text(Column.EVENT_NAME, "AssumeRole")
        .text(Column.USER_NAME, user)
        .text(Column.EXTRA, "{\"id\":\"" + id + "\"}")
        .millis(Column.EVENT_TIME, time + Math.floorMod(id.hashCode(), 86_400_000))
        .millis(Column.INGESTED_AT, time + 1)
        .build();
  }

  synchronized void add(LocalDate day, String id, String user) {
    events.computeIfAbsent(day, _ -> new TreeMap<>()).put(id, event(day, id, user));
    changes.merge(day, 1L, Long::sum);
  }

  /// A part that cannot be read to its end, of every day; -1 for none.
  synchronized void breakPart(int part) {
    brokenPart = part;
  }

  /// What happens once while the events of a day are read.
  synchronized void whileReading(LocalDate day, Runnable what) {
    whileReading.put(day, what);
  }

  private synchronized Runnable happening(LocalDate day) {
    Runnable what = whileReading.remove(day);
    return what == null ? () -> {} : what;
  }

  @Override
  public synchronized List<ChangedDay> changed() {
    return changes.entrySet().stream()
        .filter(day -> day.getValue() > exported.getOrDefault(day.getKey(), 0L))
        .map(day -> new ChangedDay(day.getKey(), day.getValue()))
        .toList();
  }

  private synchronized List<IdentityEvent> part(LocalDate day, int part) {
    var all = new ArrayList<IdentityEvent>();
    events
        .getOrDefault(day, Map.of())
        .forEach(
            (id, event) -> {
              if (Math.floorMod(id.hashCode(), PARTS) == part) {
                all.add(event);
              }
            });
    return all;
  }

  @Override
  public void read(LocalDate day, int part, Consumer<IdentityEvent> sink) {
    happening(day).run();
    part(day, part).forEach(sink);
    if (part == brokenPart) {
      throw new StoreUnavailable("cannot read part " + part + " of " + day, null);
    }
  }

  @Override
  public synchronized void exported(ChangedDay day) {
    exported.merge(day.day(), day.change(), Math::max);
  }
}
