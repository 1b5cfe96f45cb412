package dev.iamtracker.cli.output;

import dev.iamtracker.cli.figure.Figures;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The value of one cell as text.
final class Cell {
  private Cell() {}

  /// Text for a person: absent is empty, a list is joined, times are ISO and end in `Z`.
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case LocalDateTime time -> shortest(Figures.exact(time));
      case BigDecimal number -> number.toPlainString();
      case List<?> list -> list.stream().map(Cell::text).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  /// Text for a program: as [#text], times always with milliseconds.
  static String exact(@Nullable Object value) {
    return switch (value) {
      case LocalDateTime time -> Figures.exact(time);
      case List<?> list -> list.stream().map(Cell::exact).collect(Collectors.joining(", "));
      case null, default -> text(value);
    };
  }

  private static String shortest(String time) {
    return time.endsWith(".000Z") ? time.substring(0, time.length() - 5) + 'Z' : time;
  }
}
