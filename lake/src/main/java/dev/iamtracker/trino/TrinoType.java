package dev.iamtracker.trino;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A type of Trino, such as `array(varchar(3))`, which says what a value in JSON is.
///
/// @param name without what is in parentheses
/// @param element what an array holds; null for other types
record TrinoType(String name, @Nullable TrinoType element) {
  private static final String ARRAY = "array(";

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, /* decimalPoint= */ true)
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  static TrinoType of(String text) {
    if (text.startsWith(ARRAY) && text.endsWith(")")) {
      return new TrinoType("array", of(text.substring(ARRAY.length(), text.length() - 1)));
    }
    return new TrinoType(text.replaceAll("\\([^)]*\\)", ""), null);
  }

  /// A value as results hold it.
  ///
  /// @throws IllegalArgumentException for a value that is none of the type
  @Nullable Object value(@Nullable Object json) {
    return switch (json) {
      case null -> null;
      case List<?> list when element != null -> list(list, element);
      case BigDecimal number -> number(number);
      case String text -> text(text);
      case Boolean flag -> flag;
      default -> json.toString();
    };
  }

  private static List<@Nullable Object> list(List<?> values, TrinoType element) {
    List<@Nullable Object> list = new ArrayList<>(values.size());
    for (Object value : values) {
      list.add(element.value(value));
    }
    return Collections.unmodifiableList(list);
  }

  private Object number(BigDecimal number) {
    return switch (name) {
      case "double", "real" -> number.doubleValue();
      case "bigint", "integer", "smallint", "tinyint" -> number.longValueExact();
      default -> number;
    };
  }

  private Object text(String text) {
    return switch (name) {
      case "date" -> LocalDate.parse(text);
      case "timestamp" -> LocalDateTime.parse(text, TIME);
      case "timestamp with time zone" -> utc(text);
      case "decimal" -> new BigDecimal(text);
      // Not every double is a number of JSON.
      case "double", "real" -> Double.valueOf(text);
      default -> text;
    };
  }

  private static LocalDateTime utc(String text) {
    int space = text.lastIndexOf(' ');
    LocalDateTime local = LocalDateTime.parse(text.substring(0, space), TIME);
    return ZonedDateTime.of(local, ZoneId.of(text.substring(space + 1)))
        .withZoneSameInstant(ZoneOffset.UTC)
        .toLocalDateTime();
  }
}
