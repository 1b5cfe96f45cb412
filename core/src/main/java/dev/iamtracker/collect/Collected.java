package dev.iamtracker.collect;

import java.util.List;
import java.util.Map;

/// What one run of collecting did.
///
/// @param coverage what is known of the streams now
/// @param places what was asked of each region of each account
/// @param faults why streams were given up
/// @param stopped whether it was told to stop before everything was read
public record Collected(
    List<Coverage> coverage,
    List<PlaceFigures> places,
    Map<StreamId, StreamFault> faults,
    boolean stopped) {
  public Collected {
    coverage = List.copyOf(coverage);
    places = List.copyOf(places);
    faults = Map.copyOf(faults);
  }
}
