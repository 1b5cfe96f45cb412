package dev.iamtracker.query;

import dev.iamtracker.query.ParameterValue.Day;
import dev.iamtracker.query.ParameterValue.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// The parameters that every query gets from its time window, and those of its look-back.
final class WindowParameters {
  /// Days before the end of the window at which a longer history begins.
  static final String LOOKBACK = "lookback";

  static final Set<String> OF_WINDOW = Set.of("from", "to", "from_date", "to_date");
  static final Set<String> OF_LOOKBACK = Set.of("lookback_from", "lookback_date");
  static final Set<String> NAMES =
      Set.of("from", "to", "from_date", "to_date", "lookback_from", "lookback_date");

  private WindowParameters() {}

  /// Whether the tool fills in a parameter that no header declares.
  static boolean given(String name, Set<String> declared) {
    return OF_WINDOW.contains(name) || (OF_LOOKBACK.contains(name) && declared.contains(LOOKBACK));
  }

  /// The stretch a query with a look-back reads: `days` before the end of its window, and never
  /// less than the window.
  static TimeWindow widened(TimeWindow window, long days) {
    Instant start = window.to().minus(Duration.ofDays(days));
    return start.isBefore(window.from()) ? new TimeWindow(start, window.to()) : window;
  }

  static Map<String, ParameterValue> values(TimeWindow window, TimeWindow widened) {
    return Map.of(
        "from", new Moment(window.from()),
        "to", new Moment(window.to()),
        "from_date", new Day(window.firstDay()),
        "to_date", new Day(window.lastDay()),
        "lookback_from", new Moment(widened.from()),
        "lookback_date", new Day(widened.firstDay()));
  }
}
