package dev.iamtracker.cli.summary;

import dev.iamtracker.collect.Collected;
import dev.iamtracker.collect.Coverage;
import dev.iamtracker.collect.Coverage.Gap;
import dev.iamtracker.collect.PlaceFigures;
import dev.iamtracker.collect.StreamFault;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.run.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What collecting did, and what is missing after it.
///
/// @param run what became of the records
/// @param streams how many were wanted
/// @param gaps what of them was not read
/// @param faults why streams were given up in this run
/// @param unheard whether some of them is lost that no run named before
/// @param stopped whether it was told to stop before everything was read
public record CollectReport(
    RunSummary run,
    long streams,
    List<PlaceFigures> places,
    List<Gap> gaps,
    boolean unheard,
    Map<String, String> faults,
    boolean stopped) {
  public CollectReport {
    places = List.copyOf(places);
    gaps = List.copyOf(gaps);
  }

  /// @param before what was known before the run
  public static CollectReport of(
      RunSummary run, Collected collected, List<Coverage> before, Instant now) {
    var faults = new TreeMap<String, String>();
    for (Map.Entry<StreamId, StreamFault> one : collected.faults().entrySet()) {
      faults.put(one.getKey().toString(), one.getValue().reason());
    }
    List<Gap> gaps = collected.coverage().stream().flatMap(one -> one.gaps(now).stream()).toList();
    return new CollectReport(
        run,
        collected.coverage().size(),
        collected.places(),
        gaps,
        gaps.stream().anyMatch(gap -> gap.lost() && before.stream().noneMatch(gap::wasNamedIn)),
        faults,
        collected.stopped());
  }

  /// Whether something that was asked for is missing and may still come; what is lost is said once.
  public boolean incomplete() {
    boolean open = gaps.stream().anyMatch(gap -> !gap.lost());
    return run.incomplete() || open || unheard || !faults.isEmpty() || stopped;
  }

  long requests() {
    return places.stream().mapToLong(PlaceFigures::requests).sum();
  }

  long throttled() {
    return places.stream().mapToLong(PlaceFigures::throttled).sum();
  }

  long failed() {
    return places.stream().mapToLong(PlaceFigures::failed).sum();
  }
}
