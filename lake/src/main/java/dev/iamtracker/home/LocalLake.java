package dev.iamtracker.home;

import dev.iamtracker.collect.Coverage;
import dev.iamtracker.duckdb.DatabaseAhead;
import dev.iamtracker.duckdb.SegmentReader;
import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Quarantine;
import dev.iamtracker.sqlite.Runs;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.sqlite.StateDatabase;
import dev.iamtracker.sqlite.Streams;
import dev.iamtracker.track.TrackedRun;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The lake in a local home: opened for one run at a time to write, by anybody to read.
public final class LocalLake {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private static final int EVENTS_MEGABYTES = 512;

  private final HomeFolder home;
  private final InstantSource clock;
  private final LakeLimits limits;
  private final DatabaseAhead ahead;

  public LocalLake(HomeFolder home, InstantSource clock, LakeLimits limits) {
    this(home, clock, limits, new DatabaseAhead());
  }

  /// @param ahead a database for the first run, which may be opened already
  public LocalLake(HomeFolder home, InstantSource clock, LakeLimits limits, DatabaseAhead ahead) {
    this.ahead = ahead;
    this.home = home;
    this.clock = clock;
    this.limits = limits;
  }

  public HomeFolder home() {
    return home;
  }

  /// Begins a run that writes: takes the lock, clears away what a killed run left unfinished and
  /// takes over what it had finished.
  ///
  /// @param command what the user asked for, for the list of runs and for others who must wait
  /// @throws StoreUnavailable when the home cannot be written to, or somebody else writes
  public TrackedRun begin(String command) {
    Instant now = clock.instant();
    String run = runId(now);
    Writing writing = open(command, run, limits.engineMegabytes());
    try {
      new Runs(writing.state()).start(run, command, now);
      return new LakeWriter(
          home, writing.lock(), writing.state(), writing.parquet(), clock, run, limits);
    } catch (RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  private static String runId(Instant now) {
    return RUN_ID.format(now) + "-%08x".formatted(ThreadLocalRandom.current().nextInt());
  }

  /// Everything a writer holds.
  record Writing(WriterLock lock, StateDatabase state, SegmentWriter parquet)
      implements AutoCloseable {
    @Override
    public void close() {
      try (lock;
          state;
          parquet) {
        // Closes all three, whatever one of them says.
      }
    }
  }

  private Writing open(String command, String run, int engineMegabytes) {
    home.create();
    long process = ProcessHandle.current().pid();
    WriterLock lock =
        WriterLock.take(home, "process " + process + ", " + command + ", since " + clock.instant());
    try {
      StateDatabase state = StateDatabase.open(home.state());
      try {
        new Runs(state).markInterrupted();
        new Tidying(home, new Segments(state), clock).run();
        SegmentWriter parquet = SegmentWriter.open(ahead, engineMegabytes, home.scratch());
        try {
          new Recovery(home, state, parquet, run).run();
          return new Writing(lock, state, parquet);
        } catch (RuntimeException e) {
          parquet.close();
          throw e;
        }
      } catch (RuntimeException e) {
        state.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Which files queries may read, as of now.
  ///
  /// @throws StoreUnavailable when the home cannot be looked into
  public LakeReader reader() {
    home.check();
    return new LakeReader(home);
  }

  /// Findings and alerts, for looking after them.
  public AlertHome alerts() {
    return AlertHome.open(home);
  }

  /// The events that readers see, to try rules on them.
  public LakeEvents events() {
    return new LakeEvents(
        reader(), SegmentReader.open(Runtime.getRuntime().availableProcessors(), EVENTS_MEGABYTES));
  }

  /// Merges the small segments of each day.
  ///
  /// @throws StoreUnavailable as [#begin]
  public Compaction.Result compact() {
    String run = runId(clock.instant());
    try (Writing writing = open("compact", run, Compaction.ENGINE_MEGABYTES)) {
      return new Compaction(home, new Segments(writing.state()), writing.parquet(), clock, run)
          .run();
    }
  }

  /// Begins to note in stored events which rules they match.
  ///
  /// @param command what the user asked for, for others who must wait
  /// @throws StoreUnavailable as [#begin]
  public LakeMarking mark(String command) {
    String run = runId(clock.instant());
    return new LakeMarking(open(command, run, Compaction.ENGINE_MEGABYTES), home, clock, run);
  }

  /// Gives up the segments whose file is damaged or missing, with the events that were only there.
  ///
  /// @return what was given up, each in words
  /// @throws StoreUnavailable as [#begin]
  public List<String> discardDamaged() {
    try (Writing writing = open("compact", runId(clock.instant()), limits.engineMegabytes())) {
      return new DamagedSegments(home, new Segments(writing.state())).discard();
    }
  }

  /// From when to when there are events.
  public LakeSpan span() {
    List<Segment> visible = reader().committed().visible();
    return visible.isEmpty()
        ? new LakeSpan.Empty()
        : new LakeSpan.Filled(
            visible.stream().map(Segment::first).min(Instant::compareTo).orElseThrow(),
            visible.stream().map(Segment::last).max(Instant::compareTo).orElseThrow());
  }

  /// What was read of event history, by the last run that came to a checkpoint.
  public List<Coverage> coverage() {
    home.check();
    Optional<StateDatabase> open = StateDatabase.openForReading(home.state());
    if (open.isEmpty()) {
      return List.of();
    }
    try (StateDatabase state = open.get()) {
      return new Streams(state).all();
    }
  }

  /// How the lake is, for people who look after it.
  public LakeStatus status() {
    LakeReader reader = reader();
    Optional<StateDatabase> open = StateDatabase.openForReading(home.state());
    if (open.isEmpty()) {
      return LakeStatus.empty(reader.faults(reader.committed()));
    }
    try (StateDatabase state = open.get()) {
      var segments = new Segments(state);
      LakeReader.Committed committed = LakeReader.committed(segments);
      var quarantine = new Quarantine(state);
      return new LakeStatus(
          committed.visible(),
          reader.faults(committed),
          segments.pending(),
          runs(state),
          new Streams(state).all(),
          quarantine.count(),
          quarantine.reasons(10));
    }
  }

  /// A run that is recorded as running while nobody writes was killed; the next writer will record
  /// that.
  private List<Runs.Run> runs(StateDatabase state) {
    List<Runs.Run> runs = new Runs(state).last(10);
    return runs.stream().noneMatch(Runs.Run::isRunning) || WriterLock.isTaken(home)
        ? runs
        : runs.stream().map(run -> run.isRunning() ? run.interrupted() : run).toList();
  }
}
