package dev.iamtracker.bench.asking;

import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long one question took, and the count beside it; one line between two processes.
///
/// @param rows that it returned
/// @param seconds of each time it was asked
/// @param countSeconds of the count that was asked just before
public record Answer(String label, long rows, List<Double> seconds, List<Double> countSeconds) {
  public Answer {
    seconds = List.copyOf(seconds);
    countSeconds = List.copyOf(countSeconds);
  }

  String line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("label", label);
    line.put("rows", rows);
    line.put("seconds", seconds);
    line.put("count_seconds", countSeconds);
    return Json.line(line);
  }

  /// Reads what [QueryTimings] printed.
  public static List<Answer> parse(String text) {
    return text.lines().map(Json::object).map(Answer::of).toList();
  }

  private static Answer of(Map<String, @Nullable Object> line) {
    return new Answer(
        String.valueOf(line.get("label")),
        line.get("rows") instanceof BigDecimal rows ? rows.longValue() : 0,
        numbers(line.get("seconds")),
        numbers(line.get("count_seconds")));
  }

  private static List<Double> numbers(@Nullable Object value) {
    List<Double> numbers = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object one : list) {
        numbers.add(new BigDecimal(String.valueOf(one)).doubleValue());
      }
    }
    return numbers;
  }

  /// How many times the time of the count.
  public Spread againstCount() {
    return Spread.ofRatios(seconds, countSeconds, Double::doubleValue);
  }

  public Spread time() {
    return Spread.of(seconds, Double::doubleValue);
  }

  public Spread countTime() {
    return Spread.of(countSeconds, Double::doubleValue);
  }
}
