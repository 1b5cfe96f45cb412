package dev.iamtracker.home;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Segments;
import dev.iamtracker.sqlite.StateDatabase;
import dev.iamtracker.store.EventMarks;
import dev.iamtracker.store.EventScan;
import dev.iamtracker.store.StoredEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// Notes in stored events which rules they match. Segments with other marks are written beside the
/// old ones, and take their place together with whatever else is stored then: readers and a run
/// after a crash meet all of it or nothing.
public final class LakeMarking implements AutoCloseable {
  private final LocalLake.Writing writing;
  private final HomeFolder home;
  private final Segments segments;
  private final SegmentWriter parquet;
  private final InstantSource clock;
  private final String run;
  private final Map<Segment, Segment> marked = new LinkedHashMap<>();
  private long events;

  LakeMarking(LocalLake.Writing writing, HomeFolder home, InstantSource clock, String run) {
    this.writing = writing;
    this.home = home;
    this.segments = new Segments(writing.state());
    this.parquet = writing.parquet();
    this.clock = clock;
    this.run = run;
    parquet.readWith(Runtime.getRuntime().availableProcessors());
  }

  /// Different for every run and marking.
  public String id() {
    return run;
  }

  public AlertStores alerts() {
    return AlertHome.stores(state());
  }

  private StateDatabase state() {
    return writing.state();
  }

  /// What readers see; damaged segments are left out.
  public StoredEvents events() {
    return new RunEvents(home, parquet, segments::visible);
  }

  /// The segments with events of a time.
  ///
  /// @param to the last time, included
  public List<Segment> between(Instant from, Instant to) {
    return segments.visible().stream()
        .filter(segment -> !segment.last().isBefore(from))
        .filter(segment -> !segment.first().isAfter(to))
        .toList();
  }

  /// Writes a segment anew if any of its events has other marks now.
  ///
  /// @return what is wrong with the segment, empty when nothing is
  public String mark(Segment segment, EventMarks marks) {
    Path file = home.file(segment);
    String fault = SegmentFile.fault(file, segment, true);
    if (!fault.isEmpty()) {
      return segment.path() + ": " + fault;
    }
    long changed = changed(file, marks);
    if (changed > 0) {
      String name = "marked-%s-%05d".formatted(run, marked.size() + 1) + SegmentFile.ENDING;
      Segment other =
          SegmentFile.create(
              home,
              segment.day(),
              name,
              target -> parquet.mark(file, marks, target),
              new SegmentFile.Extent(segment.first(), segment.last(), segment.rows()));
      marked.put(segment, other);
      events += changed;
    }
    return "";
  }

  private long changed(Path file, EventMarks marks) {
    var columns = new ArrayList<>(marks.columns());
    columns.add(Column.MATCHED_RULES);
    var scan =
        new EventScan(
            EventScan.ALL.from(),
            EventScan.ALL.to(),
            Set.copyOf(columns),
            List.of(),
            Optional.empty());
    var changed = new LongAdder();
    parquet.<IdentityEvent>scan(
        List.of(file),
        scan,
        () -> {
          Function<IdentityEvent, String> answer = marks.answer().get();
          return event -> {
            if (!answer.apply(event).equals(event.text(Column.MATCHED_RULES).orElse(""))) {
              changed.increment();
            }
            return Optional.empty();
          };
        },
        _ -> {});
    return changed.sum();
  }

  /// How many segments were written anew.
  public int markedSegments() {
    return marked.size();
  }

  /// How many events have other marks.
  public long markedEvents() {
    return events;
  }

  /// Shows the new segments, together with what is stored meanwhile.
  public void commit(Runnable more) {
    state()
        .transaction(
            () -> {
              more.run();
              marked.forEach(
                  (old, other) -> segments.replace(List.of(old), other, run, clock.instant()));
            });
  }

  @Override
  public void close() {
    writing.close();
  }
}
