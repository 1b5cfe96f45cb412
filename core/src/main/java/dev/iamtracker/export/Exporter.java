package dev.iamtracker.export;

import dev.iamtracker.TrackerException;
import dev.iamtracker.export.EventDays.ChangedDay;
import dev.iamtracker.export.ExportSummary.ExportedDay;
import dev.iamtracker.export.ExportSummary.FailedDay;
import dev.iamtracker.export.LakeObjects.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Brings the lake up to date: exports the days whose events changed, and takes in what was
/// delivered straight into the lake.
public final class Exporter {
  /// Delivered files of a day that may wait.
  private static final int FEW = 16;

  /// How long they may wait. A delivered file that comes a second time mostly does so before that,
  /// and takes its own place then.
  private static final Duration SOON = Duration.ofMinutes(30);

  private final EventDays days;
  private final LakeObjects objects;
  private final LakeLease lease;
  private final DayFiles.Factory factory;
  private final InstantSource clock;
  private final int daysBack;

  /// @param daysBack days before today that are exported in any case
  public Exporter(
      EventDays days,
      LakeObjects objects,
      LakeLease lease,
      DayFiles.Factory factory,
      InstantSource clock,
      int daysBack) {
    this.days = days;
    this.objects = objects;
    this.lease = lease;
    this.factory = factory;
    this.clock = clock;
    this.daysBack = daysBack;
  }

  /// Exports what is to be exported, the oldest day first, as long as there is time. A day that had
  /// nearly all of it and could not be exported failed; others are left to the next run.
  ///
  /// @param run different for every run
  /// @throws TrackerException when nothing can be found out about days at all
  public ExportSummary run(String run, TimeLeft time) {
    Instant began = clock.instant();
    Optional<LakeLease.Held> held = lease.take(run);
    if (held.isEmpty()) {
      return new ExportSummary(List.of(), List.of(), List.of(), true, Duration.ZERO);
    }
    try (LakeLease.Held _ = held.get()) {
      Map<LocalDate, List<Stored>> abandoned = abandoned();
      return export(new DayExport(days, objects, factory, run), abandoned, time, began);
    }
  }

  private ExportSummary export(
      DayExport one, Map<LocalDate, List<Stored>> abandoned, TimeLeft time, Instant began) {
    var exported = new ArrayList<ExportedDay>();
    var failed = new ArrayList<FailedDay>();
    var left = new ArrayList<LocalDate>();
    Duration whole = time.left().get();
    for (DueDay due : due(abandoned.keySet())) {
      LocalDate day = due.day();
      if (!time.isEnoughForADay()) {
        left.addAll(due.isBehind() ? List.of(day) : List.of());
        continue;
      }
      boolean hadTheTime = time.isMostOf(whole);
      try {
        ExportedDay done = one.export(day, time.ofOneDay());
        due.changed().ifPresent(days::exported);
        objects.delete(abandoned.getOrDefault(day, List.of()));
        if (done.parts() > 0 || due.changed().isPresent()) {
          exported.add(done);
        }
      } catch (OutOfTime e) {
        if (due.isBehind() && hadTheTime) {
          failed.add(new FailedDay(day, String.valueOf(e.getMessage())));
        } else if (due.isBehind()) {
          left.add(day);
        }
      } catch (TrackerException e) {
        failed.add(new FailedDay(day, String.valueOf(e.getMessage())));
      } catch (RuntimeException e) {
        failed.add(new FailedDay(day, "a fault of this program, please report it: " + e));
      }
    }
    return new ExportSummary(
        exported, failed, left, false, Duration.between(began, clock.instant()));
  }

  /// A day that is to be exported.
  ///
  /// @param isBehind whether the lake lacks something of it, as far as one can tell
  private record DueDay(LocalDate day, boolean isBehind, Optional<ChangedDay> changed) {}

  /// Days that are behind, and then those that are exported in any case, the oldest first.
  private List<DueDay> due(Set<LocalDate> abandoned) {
    var behind = new TreeMap<LocalDate, Optional<ChangedDay>>();
    abandoned.forEach(day -> behind.put(day, Optional.empty()));
    delivered().forEach(day -> behind.put(day, Optional.empty()));
    days.changed().forEach(changed -> behind.put(changed.day(), Optional.of(changed)));
    var due = new ArrayList<DueDay>();
    behind.forEach((day, changed) -> due.add(new DueDay(day, true, changed)));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int back = daysBack; back >= 1; back--) {
      LocalDate day = today.minusDays(back);
      if (!behind.containsKey(day)) {
        due.add(new DueDay(day, false, Optional.empty()));
      }
    }
    return due;
  }

  /// Days with delivered files that are to be taken in.
  private List<LocalDate> delivered() {
    Instant soon = clock.instant().minus(SOON);
    return objects.list(LakeFile.LAKE).stream()
        .flatMap(object -> LakeFile.of(object).stream())
        .filter(LakeFile::isTrail)
        .collect(Collectors.groupingBy(LakeFile::day))
        .entrySet()
        .stream()
        .filter(
            day ->
                day.getValue().size() > FEW
                    || day.getValue().stream()
                        .anyMatch(file -> file.object().modified().isBefore(soon)))
        .map(day -> day.getKey())
        .toList();
  }

  /// What runs that were killed had not shown yet, or not all of it, by day.
  private Map<LocalDate, List<Stored>> abandoned() {
    var abandoned = new TreeMap<LocalDate, List<Stored>>();
    for (Stored object : objects.list(LakeFile.STAGED)) {
      LakeFile.stagedDay(object)
          .ifPresent(day -> abandoned.computeIfAbsent(day, _ -> new ArrayList<>()).add(object));
    }
    return abandoned;
  }
}
