package dev.iamtracker.bench.result;

import dev.iamtracker.bench.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a file of results.
record Row(Map<String, @Nullable Object> values) {
  static Row of(String line) {
    return new Row(Json.object(line));
  }

  /// @throws IllegalArgumentException when there is no such text
  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no " + name + " in " + values);
  }

  /// @throws IllegalArgumentException when there is no such number
  double number(String name) {
    Double number = numberOrNull(name);
    if (number == null) {
      throw new IllegalArgumentException("no " + name + " in " + values);
    }
    return number;
  }

  @Nullable Double numberOrNull(String name) {
    return values.get(name) instanceof BigDecimal number ? number.doubleValue() : null;
  }

  boolean flag(String name) {
    return values.get(name) instanceof Boolean flag && flag;
  }
}
