package dev.iamtracker.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the command line says.
///
/// @param days the history reaches back
/// @param daysAhead it also reaches forward, for clocks that go there
/// @param accounts that have events, all but the first with a role to assume
/// @param truth the file for what happened
/// @param stats the file for what was asked
record MainOptions(
    int events,
    int days,
    int daysAhead,
    int accounts,
    long seed,
    boolean faults,
    double speed,
    Duration latency,
    int port,
    @Nullable Path truth,
    @Nullable Path stats) {
  static final String USAGE =
      """
      --events N       events to make up (100000)
      --days N         days the history reaches back (90)
      --days-ahead N   days it reaches forward, shown as time passes (0)
      --accounts N     accounts with events; keys of the first, a role in each (1)
      --seed N         equal seeds make equal histories (1)
      --speed N        how many seconds pass in one (1)
      --latency-ms N   how long an answer takes (0)
      --faults         some requests fail or are cut off
      --port N         the port, 0 for any (0)
      --truth FILE     write a line for each event: account, region, source, id, time, visible at
      --stats FILE     write what was asked, every second
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--events",
          "--days",
          "--days-ahead",
          "--accounts",
          "--seed",
          "--speed",
          "--latency-ms",
          "--port",
          "--truth",
          "--stats");

  /// @throws IllegalArgumentException when there is no such option or it lacks a value
  static MainOptions of(List<String> arguments) {
    var values = new HashMap<String, String>();
    for (var left = arguments.iterator(); left.hasNext(); ) {
      String name = left.next();
      if (name.equals("--faults")) {
        values.put(name, "");
      } else if (NAMES.contains(name) && left.hasNext()) {
        values.put(name, left.next());
      } else {
        throw new IllegalArgumentException("not an option with its value: " + name);
      }
    }
    return of(values);
  }

  private static MainOptions of(Map<String, String> values) {
    String truth = values.get("--truth");
    String stats = values.get("--stats");
    return new MainOptions(
        Integer.parseInt(values.getOrDefault("--events", "100000")),
        Integer.parseInt(values.getOrDefault("--days", "90")),
        Integer.parseInt(values.getOrDefault("--days-ahead", "0")),
        Integer.parseInt(values.getOrDefault("--accounts", "1")),
        Long.parseLong(values.getOrDefault("--seed", "1")),
        values.containsKey("--faults"),
        Double.parseDouble(values.getOrDefault("--speed", "1")),
        Duration.ofMillis(Long.parseLong(values.getOrDefault("--latency-ms", "0"))),
        Integer.parseInt(values.getOrDefault("--port", "0")),
        truth == null ? null : Path.of(truth),
        stats == null ? null : Path.of(stats));
  }
}
