package dev.iamtracker.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.day.DayLimits;
import dev.iamtracker.day.SortedDay;
import dev.iamtracker.duckdb.DatabaseAhead;
import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.export.ExportSummary;
import dev.iamtracker.export.ExportSummary.ExportedDay;
import dev.iamtracker.export.Exporter;
import dev.iamtracker.export.LakeFile;
import dev.iamtracker.export.LakeLease;
import dev.iamtracker.export.LakeObjects;
import dev.iamtracker.export.LakeObjects.Stored;
import dev.iamtracker.export.TimeLeft;
import dev.iamtracker.home.LakeLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final TimeLeft TIME = new TimeLeft(() -> Duration.ofMinutes(10));
  private static final DayLimits LIMITS =
      new DayLimits(new LakeLimits(2, 16 << 20, 16 << 20, 128), 128, 512L << 20);

  @TempDir private Path root;
  private final TestDays days = new TestDays();
  private Instant now = Instant.parse("2026-11-30T06:00:00Z");
  private DayLimits limits = LIMITS;
  private int daysBack;

  private LakeObjects folder() {
    return new FolderObjects(root.resolve("bucket"));
  }

  private Exporter exporter(LakeObjects objects, LakeLease lease) {
    InstantSource clock = () -> now;
    return new Exporter(
        days,
        objects,
        lease,
        SortedDay.in(root.resolve("scratch"), clock, limits),
        clock,
        daysBack);
  }

  private ExportSummary export(LakeObjects objects, TimeLeft time) {
    return exporter(objects, run -> Optional.of(() -> {})).run("run-" + now, time);
  }

  private ExportSummary export() {
    return export(folder(), TIME);
  }

  private LakeContent lake() {
    return new LakeContent(folder(), root);
  }

  private List<String> keys() {
    return folder().list("").stream().map(Stored::key).toList();
  }

  private static String part(LocalDate day) {
    return "iam-events/event_date=" + day + "/part-00000.parquet";
  }

  private void deliver(LocalDate day, int file, String... ids) {
    Path parquet = root.resolve("trail-%064x.parquet".formatted(file));
    List<IdentityEvent> events =
        Arrays.stream(ids).map(id -> TestDays.event(day, id, "trail")).toList();
    try (var writer = SegmentWriter.open(new DatabaseAhead(), 128, root.resolve("spill"))) {
      writer.write(events, now, parquet);
    }
    folder().put(LakeFile.trail(day, "%064x".formatted(file)), parquet);
  }

  @Test
  void aChangedDayIsReplaced() throws Exception {
    days.add(DAY, "a", "alice");
    days.add(NEXT, "b", "bob");
    export();
    days.add(DAY, "c", "carol");

    ExportSummary summary = export();

    assertThat(summary.exported()).extracting(ExportedDay::day).containsExactly(DAY);
    assertThat(summary.exported().getFirst().events()).isEqualTo(2);
    assertThat(lake().ids()).containsExactly("a", "b", "c");
    assertThat(keys()).containsExactly(part(DAY), part(NEXT));
  }

  @Test
  void nothingChangedIsNothingExported() {
    days.add(DAY, "a", "alice");
    export();

    assertThat(export()).extracting(ExportSummary::exported).isEqualTo(List.of());
  }

  @Test
  void keepsWhenEventsWereStored() throws Exception {
    days.add(DAY, "a", "alice");
    export();
    days.add(DAY, "b", "bob");
    now = now.plusSeconds(3600);
    export();

    assertThat(lake().ask("SELECT DISTINCT CAST(ingested_at AS VARCHAR) FROM lake"))
        .containsExactly("2026-11-20 00:00:00.001");
  }

  @Test
  void whatTheStoreForgotStaysInTheLake() throws Exception {
    days.add(DAY, "expired", "alice");
    export();
    var fresh = new TestDays();
    fresh.add(DAY, "late", "bob");

    new Exporter(
            fresh,
            folder(),
            run -> Optional.of(() -> {}),
            SortedDay.in(root.resolve("scratch"), () -> now, LIMITS),
            () -> now,
            0)
        .run("second", TIME);

    assertThat(lake().ids()).containsExactly("expired", "late");
  }

  @Test
  void deliveredFilesBecomePartOfTheirDay() throws Exception {
    days.add(DAY, "a", "alice");
    deliver(DAY, 1, "a", "b");
    deliver(DAY, 2, "b", "c");
    deliver(NEXT, 3, "d");
    now = Instant.now().plus(Duration.ofHours(1));

    ExportSummary summary = export();

    assertThat(summary.exported()).extracting(ExportedDay::merged).containsExactly(2, 1);
    assertThat(lake().ids()).containsExactly("a", "b", "c", "d");
    assertThat(lake().ask("SELECT user_name FROM lake WHERE event_id = 'a'"))
        .containsExactly("alice");
    assertThat(keys()).containsExactly(part(DAY), part(NEXT));
  }

  @Test
  void aFewFreshDeliveredFilesMayWait() {
    deliver(DAY, 1, "a");
    now = Instant.now();

    assertThat(export().exported()).isEmpty();

    for (int i = 2; i <= 17; i++) {
      deliver(DAY, i, "id" + i);
    }
    assertThat(export().exported()).extracting(ExportedDay::merged).containsExactly(17);
  }

  @Test
  void aFileThatArrivesWhileItsDayIsMergedStays() throws Exception {
    deliver(DAY, 1, "a");
    now = Instant.now().plus(Duration.ofHours(1));
    var objects =
        new WatchedObjects(
            folder(),
            (_, what) -> {
              if (what.startsWith("copy")) {
                deliver(DAY, 1, "a");
                deliver(DAY, 2, "b");
              }
            });

    export(objects, TIME);

    assertThat(keys())
        .containsExactly(
            part(DAY),
            LakeFile.trail(DAY, "%064x".formatted(1)),
            LakeFile.trail(DAY, "%064x".formatted(2)));
    now = now.plus(Duration.ofHours(1));
    export();
    assertThat(lake().ids()).containsExactly("a", "b");
  }

  @Test
  void largeDaysHaveSeveralPartsAndNoReaderMissesAnEventWhileTheyAreReplaced() throws Exception {
    for (int i = 0; i < 500; i++) {
      days.add(DAY, "event-" + i, "user-" + i % 7);
    }
    limits = new DayLimits(LIMITS.writing(), 128, 3_000);
    export();
    int few = keys().size();
    for (int i = 500; i < 2500; i++) {
      days.add(DAY, "event-" + i, "user-" + i % 7);
    }
    var least = new AtomicInteger(Integer.MAX_VALUE);
    var objects =
        new WatchedObjects(folder(), (_, _) -> least.accumulateAndGet(knownBefore(500), Math::min));

    export(objects, TIME);

    assertThat(keys().size()).isGreaterThan(few).isGreaterThan(2);
    assertThat(least).hasValue(500);
    assertThat(lake().ids()).hasSize(2500).doesNotHaveDuplicates();
    limits = LIMITS;
    days.add(DAY, "last", "user");
    export(objects, TIME);
    assertThat(least).hasValue(500);
    assertThat(keys()).containsExactly(part(DAY));
    assertThat(lake().ids()).hasSize(2501).doesNotHaveDuplicates();
  }

  private int knownBefore(int count) {
    try {
      return Integer.parseInt(
          lake()
              .ask(
                  "SELECT count(DISTINCT event_id) FROM lake WHERE"
                      + " TRY_CAST(replace(event_id, 'event-', '') AS INTEGER) < "
                      + count)
              .getFirst());
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Every operation on the bucket is the last of a run once, before and after it was done.
  @Test
  void aRunMayDieAnywhere() throws Exception {
    for (int step = 0; step < 200; step++) {
      var died = new AtomicInteger();
      int deadly = step;
      String id = "step-" + step;
      days.add(DAY, id, "alice");
      deliver(DAY, 1000 + step, "delivered-" + step, id);
      limits = new DayLimits(LIMITS.writing(), 128, step % 2 == 0 ? 3_000 : 512L << 20);
      now = Instant.now().plus(Duration.ofHours(1));
      var deadlyObjects =
          new WatchedObjects(
              folder(),
              (number, _) -> {
                if (number == deadly) {
                  died.set(1);
                  throw new Died();
                }
              });
      try {
        export(deadlyObjects, TIME);
      } catch (Died e) {
        assertThat(died).hasValue(1);
      }
      assertThat(lake().ids()).contains("delivered-" + step);
      now = now.plusSeconds(1);
      export();

      List<String> ids = lake().ids();
      assertThat(ids).as("after step %d", step).doesNotHaveDuplicates();
      assertThat(ids).hasSize(2 * (step + 1));
      assertThat(folder().list("exports/")).isEmpty();
      if (died.get() == 0) {
        assertThat(step).isGreaterThan(10);
        return;
      }
    }
  }

  /// Stands for a killed process.
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aDayThatCannotBeReadWholeStaysAsItWas() throws Exception {
    days.add(DAY, "a", "alice");
    export();
    days.add(DAY, "b", "bob");
    days.add(NEXT, "c", "carol");
    days.breakPart(3);

    ExportSummary broken = export();

    assertThat(broken.exported()).isEmpty();
    assertThat(broken.failed()).extracting(ExportSummary.FailedDay::day).containsExactly(DAY, NEXT);
    assertThat(broken.failed().getFirst().reason()).contains("cannot read part 3");
    assertThat(lake().ids()).containsExactly("a");
    days.breakPart(-1);
    export();
    assertThat(lake().ids()).containsExactly("a", "b", "c");
  }

  @Test
  void whatThereIsNoTimeForIsLeft() throws Exception {
    days.add(DAY, "a", "alice");
    days.add(NEXT, "b", "bob");
    var left = new AtomicInteger(300);

    ExportSummary summary = export(takes(left, 241), secondsOf(left));

    assertThat(summary.exported()).extracting(ExportedDay::day).containsExactly(DAY);
    assertThat(summary.left()).containsExactly(NEXT);
    assertThat(summary.failed()).isEmpty();
    export();
    assertThat(lake().ids()).containsExactly("a", "b");
  }

  @Test
  void aDayThatIsTooLargeForWhatOthersLeaveIsLeftAndComesNext() throws Exception {
    days.add(DAY, "a", "alice");
    days.add(NEXT, "b", "bob");
    var left = new AtomicInteger(300);
    days.whileReading(NEXT, () -> left.addAndGet(-200));

    ExportSummary first = export(takes(left, 100), secondsOf(left));
    left.set(600);
    ExportSummary second = export(folder(), secondsOf(left));

    assertThat(first.exported()).extracting(ExportedDay::day).containsExactly(DAY);
    assertThat(first.left()).containsExactly(NEXT);
    assertThat(second.exported()).extracting(ExportedDay::day).containsExactly(NEXT);
    assertThat(lake().ids()).containsExactly("a", "b");
  }

  @Test
  void aDayThatIsTooLargeForAWholeRunFailsAndKeepsNoOtherFromBeingExported() throws Exception {
    days.add(DAY, "a", "alice");
    days.add(NEXT, "b", "bob");
    var left = new AtomicInteger(300);
    days.whileReading(DAY, () -> left.addAndGet(-201));

    ExportSummary summary = export(folder(), secondsOf(left));

    assertThat(summary.failed()).extracting(ExportSummary.FailedDay::day).containsExactly(DAY);
    assertThat(summary.failed().getFirst().reason()).contains("more events than there is time");
    assertThat(summary.exported()).extracting(ExportedDay::day).containsExactly(NEXT);
    assertThat(lake().ids()).containsExactly("b");
  }

  @Test
  void daysThatChangedComeBeforeThoseThatDidNot() {
    now = Instant.parse("2026-11-22T03:00:00Z");
    days.add(DAY, "a", "alice");
    export();
    days.add(NEXT, "b", "bob");
    daysBack = 2;

    ExportSummary summary = export();

    assertThat(summary.exported()).extracting(ExportedDay::day).containsExactly(NEXT, DAY);
  }

  private static TimeLeft secondsOf(AtomicInteger left) {
    return new TimeLeft(() -> Duration.ofSeconds(left.get()));
  }

  /// Showing the files of a day takes some of the time that is left.
  private LakeObjects takes(AtomicInteger left, int seconds) {
    return new WatchedObjects(
        folder(),
        (_, what) -> {
          if (what.startsWith("was copied")) {
            left.addAndGet(-seconds);
          }
        });
  }

  @Test
  void lastDaysAreExportedEvenWhenTheyDidNotChange() throws Exception {
    now = Instant.parse("2026-11-22T03:00:00Z");
    days.add(DAY, "a", "alice");
    days.add(NEXT, "b", "bob");
    export();
    folder().delete(folder().list("iam-events/"));
    daysBack = 1;

    ExportSummary summary = export();

    assertThat(summary.exported()).extracting(ExportedDay::day).containsExactly(NEXT);
    assertThat(lake().ids()).containsExactly("b");
  }

  @Test
  void leavesOtherObjectsAlone() {
    days.add(DAY, "a", "alice");
    Path file = root.resolve("trail-%064x.parquet".formatted(9));
    deliver(DAY, 9, "x");
    folder().put("iam-events/event_date=2026-11-20/mine.parquet", file);
    folder().put("iam-events/readme.txt", file);
    folder().put("exports/lease", file);
    now = Instant.now().plus(Duration.ofHours(1));

    export();

    assertThat(keys())
        .contains(
            "iam-events/event_date=2026-11-20/mine.parquet",
            "iam-events/readme.txt",
            "exports/lease");
  }

  @Test
  void whileAnotherRunHasTheLeaseNothingIsDone() {
    days.add(DAY, "a", "alice");

    ExportSummary summary = exporter(folder(), run -> Optional.empty()).run("run", TIME);

    assertThat(summary.yielded()).isTrue();
    assertThat(keys()).isEmpty();
  }
}
