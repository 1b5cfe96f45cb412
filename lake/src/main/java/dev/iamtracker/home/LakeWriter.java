package dev.iamtracker.home;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.collect.CoverageLedger;
import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.home.SegmentFile.Extent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Quarantine;
import dev.iamtracker.sqlite.Runs;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.sqlite.StateDatabase;
import dev.iamtracker.sqlite.Streams;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.Quarantined;
import dev.iamtracker.store.StoreUnavailable;
import dev.iamtracker.store.StoredEvents;
import dev.iamtracker.track.TrackedRun;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Writes the events of one run into the lake: collected by day in memory, written as a sorted
/// segment when there are many, shown all at once by [#commit].
final class LakeWriter implements TrackedRun {
  private static final int QUARANTINE_BATCH = 500;
  private final HomeFolder home;
  private final WriterLock lock;
  private final StateDatabase state;
  private final Segments segments;
  private final Runs runs;
  private final Quarantine quarantine;
  private final SegmentWriter parquet;
  private final InstantSource clock;
  private final String run;
  private final int threads;
  private final long mostEventBytes;
  private final long mostIdBytes;
  private final Map<LocalDate, Day> days = new ConcurrentHashMap<>();
  private final PagePool pool = new PagePool();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicLong beingWritten = new AtomicLong();
  private final List<Quarantined> aside = new ArrayList<>();
  private final Object forgetting = new Object();
  private final List<Segment> adopted;
  private boolean committed;

  LakeWriter(
      HomeFolder home,
      WriterLock lock,
      StateDatabase state,
      SegmentWriter parquet,
      InstantSource clock,
      String run,
      LakeLimits limits) {
    this.home = home;
    this.lock = lock;
    this.state = state;
    this.segments = new Segments(state);
    this.runs = new Runs(state);
    this.quarantine = new Quarantine(state);
    this.parquet = parquet;
    this.clock = clock;
    this.run = run;
    this.threads = limits.threads();
    this.mostEventBytes = limits.eventBytes();
    this.mostIdBytes = limits.idBytes();
    this.adopted = segments.pending();
  }

  @Override
  public boolean add(IdentityEvent event) {
    Day day = days.computeIfAbsent(event.date(), date -> new Day(date, pool));
    boolean isNew = day.add(event, this::knownIds, written.get());
    if (pool.taken() - beingWritten.get() > mostEventBytes) {
      writeHeaviest();
    }
    return isNew;
  }

  private EventIds knownIds(LocalDate date) {
    List<Segment> known = readable(segments.ofDay(date), false);
    try {
      return ids(known);
    } catch (StoreUnavailable e) {
      List<Segment> readable = readable(known, true);
      if (readable.size() == known.size()) {
        throw e;
      }
      return ids(readable);
    }
  }

  private EventIds ids(List<Segment> known) {
    var ids = new EventIds();
    parquet.ids(known.stream().map(home::file).toList(), ids::add);
    return ids;
  }

  /// Events of a damaged segment may be added again, so it is set aside: once its file is whole
  /// again, it must not show them twice.
  private List<Segment> readable(List<Segment> known, boolean thoroughly) {
    var readable = new ArrayList<Segment>();
    for (Segment segment : known) {
      if (SegmentFile.fault(home.file(segment), segment, thoroughly).isEmpty()) {
        readable.add(segment);
      } else {
        segments.setAside(segment);
      }
    }
    return readable;
  }

  private void writeHeaviest() {
    Day heaviest;
    WaitingEvents taken;
    synchronized (days) {
      if (pool.taken() - beingWritten.get() <= mostEventBytes) {
        return;
      }
      heaviest = days.values().stream().max(Comparator.comparingLong(Day::weight)).orElseThrow();
      taken = take(heaviest);
    }
    write(heaviest, taken);
    forgetIds();
  }

  private WaitingEvents take(Day day) {
    WaitingEvents taken = day.take();
    beingWritten.addAndGet(taken.weight());
    return taken;
  }

  private void write(Day day, WaitingEvents taken) {
    try {
      if (!taken.isEmpty()) {
        segments.addPending(segment(day.date(), taken.all()), run);
      }
    } finally {
      beingWritten.addAndGet(-taken.weight());
      day.written(taken);
    }
  }

  private Segment segment(LocalDate date, List<IdentityEvent> events) {
    String name = "%s-%05d".formatted(run, written.incrementAndGet()) + SegmentFile.ENDING;
    LongSummaryStatistics times =
        events.stream().mapToLong(event -> event.millis(Column.EVENT_TIME)).summaryStatistics();
    var extent =
        new Extent(
            Instant.ofEpochMilli(times.getMin()),
            Instant.ofEpochMilli(times.getMax()),
            events.size());
    return SegmentFile.create(
        home, date, name, file -> parquet.write(events, clock.instant(), file), extent);
  }

  /// Keeps the memory for ids bounded, however many days and events a run has. Days that got no
  /// event for long go first: in the order of delivery they will hardly get more. Half of the room
  /// is made at once, so that a run over all days at a time does not read ids again and again.
  private void forgetIds() {
    if (idsWeight() <= mostIdBytes) {
      return;
    }
    synchronized (forgetting) {
      for (Day day : coldFirst()) {
        if (idsWeight() <= mostIdBytes / 2) {
          return;
        }
        write(day, take(day));
        day.forgetIds();
      }
    }
  }

  private List<Day> coldFirst() {
    record Aged(Day day, int lastAdded) {}
    return days.values().stream()
        .map(day -> new Aged(day, day.lastAdded()))
        .sorted(Comparator.comparingInt(Aged::lastAdded))
        .map(Aged::day)
        .toList();
  }

  private long idsWeight() {
    return days.values().stream().mapToLong(Day::idsWeight).sum();
  }

  @Override
  public void quarantine(Quarantined quarantined) {
    synchronized (aside) {
      aside.add(quarantined);
      if (aside.size() >= QUARANTINE_BATCH) {
        writeQuarantine();
      }
    }
  }

  private void writeQuarantine() {
    synchronized (aside) {
      if (!aside.isEmpty()) {
        state.transaction(() -> aside.forEach(entry -> quarantine.add(run, entry)));
        aside.clear();
      }
    }
  }

  @Override
  public void flush() {
    writeQuarantine();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var writing = new ArrayList<Future<?>>();
      for (Day day : days.values()) {
        writing.add(executor.submit(() -> write(day, take(day))));
      }
      for (Future<?> one : writing) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new StoreUnavailable("cannot write to " + home.lake(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while writing to " + home.lake(), e);
    }
  }

  @Override
  public String id() {
    return run;
  }

  @Override
  public AlertStores alerts() {
    return AlertHome.stores(state);
  }

  @Override
  public CoverageLedger coverage() {
    return new Streams(state);
  }

  @Override
  public Optional<EventScan> adopted() {
    return adopted.stream()
        .map(Segment::first)
        .min(Instant::compareTo)
        .map(
            first ->
                EventScan.ALL.within(
                    first,
                    adopted.stream().map(Segment::last).max(Instant::compareTo).orElse(first)));
  }

  @Override
  public StoredEvents added() {
    return new RunEvents(home, parquet, segments::pending);
  }

  @Override
  public StoredEvents all() {
    return new RunEvents(
        home,
        parquet,
        () -> Stream.concat(segments.visible().stream(), segments.pending().stream()).toList());
  }

  @Override
  public StoredEvents before() {
    return new RunEvents(
        home, parquet, () -> Stream.concat(segments.visible().stream(), adopted.stream()).toList());
  }

  @Override
  public void commit(Supplier<String> summary) {
    flush();
    parquet.readWith(threads);
    state.transaction(
        () -> {
          String done = summary.get();
          segments.showPending();
          runs.finish(run, clock.instant(), done);
        });
    committed = true;
  }

  @Override
  public void close() {
    try (lock;
        state;
        parquet) {
      if (!committed) {
        runs.fail(run, clock.instant());
      }
    }
  }
}
