package dev.iamtracker.query;

import dev.iamtracker.query.ParameterValue.Day;
import dev.iamtracker.query.ParameterValue.Moment;
import dev.iamtracker.query.ParameterValue.Whole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The parameters that every query gets: those of its time window, those of its look-back, and how
/// many rows are wanted.
final class WindowParameters {
  /// Days before the end of the window at which a longer history begins.
  static final String LOOKBACK = "lookback";

  /// Rows of the answer that are looked at: the limit and one more, which tells whether there are
  /// others. A query that picks its rows first reads the rest only for these.
  static final String MOST_ROWS = "most_rows";

  static final Set<String> OF_WINDOW = Set.of("from", "to", "from_date", "to_date");
  static final Set<String> OF_LOOKBACK = Set.of("lookback_from", "lookback_date");
  static final Set<String> NAMES =
      Set.of("from", "to", "from_date", "to_date", "lookback_from", "lookback_date", MOST_ROWS);

  private WindowParameters() {}

  /// Whether the tool fills in a parameter that no header declares.
  static boolean given(String name, Set<String> declared) {
    return OF_WINDOW.contains(name)
        || name.equals(MOST_ROWS)
        || (OF_LOOKBACK.contains(name) && declared.contains(LOOKBACK));
  }

  /// The stretch a query with a look-back reads: `days` before the end of its window, and never
  /// less than the window.
  static TimeWindow widened(TimeWindow window, long days) {
    Instant start = window.to().minus(Duration.ofDays(days));
    return start.isBefore(window.from()) ? new TimeWindow(start, window.to()) : window;
  }

  /// One row more than the limit; Trino sorts no more than this, and nobody holds as many.
  static ParameterValue mostRows(OptionalInt limit) {
    return new Whole(Math.min(Integer.MAX_VALUE, limit.orElse(Integer.MAX_VALUE) + 1L));
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
