package dev.iamtracker.home;

import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.Coverage.Gap;
import dev.iamtracker.lake.Segment;
import dev.iamtracker.sqlite.Quarantine;
import dev.iamtracker.sqlite.Runs;
import java.time.Instant;
import java.util.List;

/// How a lake is.
///
/// @param segments what readers see, in the order of their days
/// @param damaged segments whose file is not what was written, each in words
/// @param pending written by runs that did not come to their end; the next run shows them
/// @param runs the newest first
/// @param streams what was read of event history
/// @param quarantined how many pieces of input were put aside
/// @param reasons why, the most frequent first
public record LakeStatus(
    List<Segment> segments,
    List<String> damaged,
    List<Segment> pending,
    List<Runs.Run> runs,
    List<Coverage> streams,
    long quarantined,
    List<Quarantine.Reason> reasons) {
  static LakeStatus empty(List<String> damaged) {
    return new LakeStatus(List.of(), damaged, List.of(), List.of(), List.of(), 0, List.of());
  }

  public LakeStatus {
    segments = List.copyOf(segments);
    damaged = List.copyOf(damaged);
    pending = List.copyOf(pending);
    runs = List.copyOf(runs);
    streams = List.copyOf(streams);
    reasons = List.copyOf(reasons);
  }

  /// Whether nothing is damaged and the last run came to its end, or is still at it.
  public boolean complete() {
    boolean ended = runs.isEmpty() || runs.getFirst().isDone() || runs.getFirst().isRunning();
    return damaged.isEmpty() && ended && (pending.isEmpty() || runs.getFirst().isRunning());
  }

  /// What is missing of event history.
  public List<Gap> gaps(Instant now) {
    return streams.stream().flatMap(one -> one.gaps(now).stream()).toList();
  }

  public long events() {
    return segments.stream().mapToLong(Segment::rows).sum();
  }

  public long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  public long days() {
    return segments.stream().map(Segment::day).distinct().count();
  }
}
