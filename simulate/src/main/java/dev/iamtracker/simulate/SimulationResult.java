package dev.iamtracker.simulate;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a simulation wrote.
///
/// @param files how many delivery files
/// @param events how many different events
/// @param records how many records: some events are delivered twice, as in the real world
/// @param bytes size of the delivery files
/// @param labels says which events belong to which story: one JSON object per line
/// @param storyEvents events of each story, in the order of the plan
/// @param accounts ids of the company's accounts
public record SimulationResult(
    long files,
    long events,
    long records,
    long bytes,
    Path labels,
    Map<String, Integer> storyEvents,
    List<String> accounts) {
  public SimulationResult {
    storyEvents = Collections.unmodifiableMap(new LinkedHashMap<>(storyEvents));
    accounts = List.copyOf(accounts);
  }
}
