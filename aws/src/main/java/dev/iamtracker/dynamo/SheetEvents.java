package dev.iamtracker.dynamo;

import dev.iamtracker.dynamo.EventTable.DayAndId;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoredEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Events of a stack, found in the sheets of their hours, with those that a commit is about to add.
///
/// @param days that have any events
/// @param fresh what is about to be added
/// @param without ids of events that do not count though they are stored; empty when none of the
///   stored ones counts
record SheetEvents(
    Sheets sheets,
    EventTable events,
    Supplier<Set<LocalDate>> days,
    Collection<IdentityEvent> fresh,
    Optional<Set<Utf8>> without)
    implements StoredEvents {
  /// More of them are looked up in the table one after another.
  private static final int MOST_AT_A_TIME = 2_000;

  @Override
  public void scan(EventScan scan, Consumer<IdentityEvent> sink) {
    var filter = new ScanFilter(scan);
    var found = new LinkedHashMap<Utf8, IdentityEvent>();
    var brief = new LinkedHashMap<Utf8, IdentityEvent>();
    if (without.isPresent()) {
      Set<Utf8> left = without.get();
      var needed = EnumSet.copyOf(scan.columns().isEmpty() ? Sheets.COLUMNS : scan.columns());
      // A condition on a column that a sheet lacks is decided by the event itself.
      scan.anyOf().forEach(in -> needed.add(in.column()));
      boolean briefDo = Sheets.COLUMNS.containsAll(needed);
      boolean fullDo = Sheets.MORE.containsAll(needed);
      boolean briefDecide =
          scan.anyOf().stream().allMatch(in -> Sheets.COLUMNS.contains(in.column()));
      sheets.read(
          hours(scan),
          seen -> {
            IdentityEvent event = seen.event();
            if (left.contains(event.id()) || !isWithin(scan, event)) {
              return;
            }
            if (briefDo || (fullDo && seen.full())) {
              if (filter.wants(event)) {
                found.put(event.id(), event);
              }
            } else if (!briefDecide || filter.wants(event)) {
              brief.put(event.id(), event);
            }
          });
      wholeOf(List.copyOf(brief.values())).stream()
          .filter(filter::wants)
          .forEach(event -> found.put(event.id(), event));
    }
    fresh.stream().filter(filter::wants).forEach(event -> found.put(event.id(), event));
    filter.frequent(List.copyOf(found.values())).forEach(sink);
  }

  private List<IdentityEvent> wholeOf(List<IdentityEvent> brief) {
    var whole = new ArrayList<IdentityEvent>();
    for (int from = 0; from < brief.size(); from += MOST_AT_A_TIME) {
      whole.addAll(
          events.get(
              brief.subList(from, Math.min(brief.size(), from + MOST_AT_A_TIME)).stream()
                  .map(DayAndId::of)
                  .toList()));
    }
    return whole;
  }

  private static boolean isWithin(EventScan scan, IdentityEvent event) {
    return !event.time().isBefore(scan.from()) && !event.time().isAfter(scan.to());
  }

  private List<Instant> hours(EventScan scan) {
    var hours = new ArrayList<Instant>();
    for (LocalDate day : days.get()) {
      Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      for (int hour = 0; hour < 24; hour++) {
        Instant from = start.plus(hour, ChronoUnit.HOURS);
        if (!from.isAfter(scan.to()) && from.plus(1, ChronoUnit.HOURS).isAfter(scan.from())) {
          hours.add(from);
        }
      }
    }
    return hours;
  }

  @Override
  public boolean mayHold(Instant from, Instant to) {
    boolean soon = fresh.stream().anyMatch(event -> isBetween(event.time(), from, to));
    return soon
        || (without.isPresent()
            && days.get().stream()
                .anyMatch(
                    day -> {
                      Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                      return !start.isAfter(to) && start.plus(1, ChronoUnit.DAYS).isAfter(from);
                    }));
  }

  private static boolean isBetween(Instant time, Instant from, Instant to) {
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
