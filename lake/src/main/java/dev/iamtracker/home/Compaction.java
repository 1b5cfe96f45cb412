package dev.iamtracker.home;

import dev.iamtracker.duckdb.SegmentWriter;
import dev.iamtracker.home.SegmentFile.Extent;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Segments;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Merges the small segments of each day into few large ones, without a moment in which a reader
/// sees less or more.
public final class Compaction {
  /// A segment of this size is left alone.
  static final long LARGE_ENOUGH = 64L << 20;

  /// Rows sorted at once.
  static final long MOST_ROWS = 500_000;

  /// What sorting them takes, with room to spare: a million rows of 1.7 KB need 384. No events wait
  /// in the heap meanwhile.
  static final int ENGINE_MEGABYTES = 512;

  private final HomeFolder home;
  private final Segments segments;
  private final SegmentWriter parquet;
  private final InstantSource clock;
  private final String run;
  private int written;

  /// @param run a name that no run had before
  Compaction(
      HomeFolder home, Segments segments, SegmentWriter parquet, InstantSource clock, String run) {
    this.home = home;
    this.segments = segments;
    this.parquet = parquet;
    this.clock = clock;
    this.run = run;
  }

  /// What a compaction did.
  ///
  /// @param days in which segments were merged
  /// @param before segments that were merged
  /// @param after segments they became
  /// @param bytesBefore size of the merged segments
  /// @param bytesAfter size of what they became
  /// @param damaged segments left alone because their file is damaged, each in words
  public record Result(
      int days, int before, int after, long bytesBefore, long bytesAfter, List<String> damaged) {
    public Result {
      damaged = List.copyOf(damaged);
    }
  }

  Result run() {
    var damaged = new ArrayList<String>();
    var days =
        segments.visible().stream()
            .filter(segment -> segment.bytes() < LARGE_ENOUGH)
            .collect(Collectors.groupingBy(Segment::day, TreeMap::new, Collectors.toList()));
    int merged = 0;
    int before = 0;
    int after = 0;
    long bytesBefore = 0;
    long bytesAfter = 0;
    for (var day : days.entrySet()) {
      List<List<Segment>> groups = groups(sound(day.getValue(), damaged));
      merged += groups.isEmpty() ? 0 : 1;
      for (List<Segment> group : groups) {
        Segment one = merge(day.getKey(), group);
        before += group.size();
        after++;
        bytesBefore += group.stream().mapToLong(Segment::bytes).sum();
        bytesAfter += one.bytes();
      }
    }
    return new Result(merged, before, after, bytesBefore, bytesAfter, damaged);
  }

  private List<Segment> sound(List<Segment> candidates, List<String> damaged) {
    var sound = new ArrayList<Segment>();
    for (Segment segment : candidates) {
      String fault = SegmentFile.fault(home.file(segment), segment, true);
      if (fault.isEmpty()) {
        sound.add(segment);
      } else {
        damaged.add(segment.path() + ": " + fault);
      }
    }
    return sound;
  }

  /// Neighbours in time, as many as fit one merge.
  private static List<List<Segment>> groups(List<Segment> day) {
    var groups = new ArrayList<List<Segment>>();
    List<Segment> group = new ArrayList<>();
    long rows = 0;
    for (Segment segment : day) {
      if (rows + segment.rows() > MOST_ROWS) {
        groups.add(group);
        group = new ArrayList<>();
        rows = 0;
      }
      group.add(segment);
      rows += segment.rows();
    }
    groups.add(group);
    groups.removeIf(one -> one.size() < 2);
    return groups;
  }

  private Segment merge(LocalDate day, List<Segment> group) {
    List<Path> files = group.stream().map(home::file).toList();
    Instant first = group.stream().map(Segment::first).min(Instant::compareTo).orElseThrow();
    Instant last = group.stream().map(Segment::last).max(Instant::compareTo).orElseThrow();
    long rows = group.stream().mapToLong(Segment::rows).sum();
    String name = "merged-%s-%05d".formatted(run, ++written) + SegmentFile.ENDING;
    Segment merged =
        SegmentFile.create(
            home, day, name, file -> parquet.merge(files, file), new Extent(first, last, rows));
    segments.replace(group, merged, run, clock.instant());
    return merged;
  }
}
