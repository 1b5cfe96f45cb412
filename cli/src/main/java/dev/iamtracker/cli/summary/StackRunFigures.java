package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.figure.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a function of a stack, or an import, said of itself when it was done.
///
/// @param numbers by name
/// @param texts by name
record StackRunFigures(Map<String, Object> numbers, Map<String, String> texts) {
  static StackRunFigures of(StackStatus.Run run) {
    return new StackRunFigures(
        SummaryFigures.parse(run.summary()), SummaryFigures.texts(run.summary()));
  }

  /// Whether it came to its end as it should.
  boolean isGood() {
    return error().isEmpty() && !texts.getOrDefault("status", "").equals("failed");
  }

  /// Why it did not.
  Optional<String> error() {
    return Optional.ofNullable(texts.get("error"));
  }

  /// In one line, empty when it says nothing that is known here.
  String line() {
    if (numbers.containsKey("days_exported")) {
      return Figures.count(number("days_exported"), "day")
          + " exported, "
          + Figures.count(number("days_left"))
          + " left";
    }
    var known = new LinkedHashMap<>(numbers);
    known.putIfAbsent("stored", number("total_events_processed"));
    known.putIfAbsent("filtered.all", number("total_events_filtered"));
    return StatusPage.figures(known);
  }

  private long number(String name) {
    return numbers.get(name) instanceof Long number ? number : 0;
  }

  /// All of it that is kept in a status.
  Map<String, Object> all() {
    var all = new LinkedHashMap<String, Object>(texts);
    all.putAll(numbers);
    return all;
  }
}
