package dev.iamtracker.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is to be read of each stream.
///
/// @param known what is known of the streams, brought up to date with what is wanted now
/// @param streams what is to be read, for each stream of which anything is
public record CollectPlan(List<Coverage> known, List<StreamPlan> streams) {
  /// The oldest events leave event history while they are asked for; nobody misses them.
  private static final Duration LEAVING = Duration.ofMinutes(5);

  public CollectPlan {
    known = List.copyOf(known);
    streams = List.copyOf(streams);
  }

  /// Plans a run.
  ///
  /// @param wanted streams
  /// @param ledger what is known, of these and of other streams
  /// @param since nothing before it is wanted; event history has no more than 90 days
  /// @param now by the clock of this machine
  public static CollectPlan of(
      Collection<StreamId> wanted,
      Collection<Coverage> ledger,
      Optional<Instant> since,
      Instant now) {
    Map<StreamId, Coverage> byStream =
        ledger.stream().collect(Collectors.toMap(Coverage::stream, Function.identity()));
    Instant oldest = now.minus(Coverage.KEPT);
    Instant end = now.minus(Coverage.LAG);
    Optional<TimeRange> range = TimeRange.between(later(since, oldest), end);
    Optional<TimeRange> missed = TimeRange.between(later(since, oldest.plus(LEAVING)), end);
    var known = new ArrayList<Coverage>();
    var plan = new ArrayList<StreamPlan>();
    for (StreamId stream : wanted) {
      Coverage old = byStream.getOrDefault(stream, Coverage.none(stream, now));
      Coverage asked = missed.map(more -> old.asked(more, now)).orElse(old).with(Optional.empty());
      known.add(asked);
      TimeRanges missing = range.map(asked::missing).orElse(TimeRanges.NONE);
      if (!missing.isEmpty()) {
        plan.add(new StreamPlan(stream, missing));
      }
    }
    return new CollectPlan(known, plan);
  }

  private static Instant later(Optional<Instant> since, Instant oldest) {
    return since.filter(oldest::isBefore).orElse(oldest);
  }

  /// How many requests it takes at least: one for each range, and one for each page of as many
  /// events as there were in the same time before.
  public long requests() {
    Map<StreamId, Coverage> byStream =
        known.stream().collect(Collectors.toMap(Coverage::stream, Function.identity()));
    return streams.stream()
        .mapToLong(
            plan -> {
              Coverage before = byStream.get(plan.stream());
              long pages = before == null ? 0 : before.pagesIn(plan.missing().seconds());
              return Math.max(plan.missing().ranges().size(), pages);
            })
        .sum();
  }
}
