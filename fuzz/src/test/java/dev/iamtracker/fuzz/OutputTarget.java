package dev.iamtracker.fuzz;

import dev.iamtracker.query.QueryResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows whose names and texts were written by an attacker, printed in every format.
final class OutputTarget implements FuzzTarget {
  private static final int MOST_COLUMNS = 6;
  private static final int MOST_ROWS = 12;
  private static final List<Double> DOUBLES =
      List.of(0.0, -0.0, 1.5, 1e300, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, -1e-7);

  @Override
  public void run(byte[] input) {
    var choices = new Choices(input);
    int width = 20 + choices.below(200);
    int columns = 1 + choices.below(MOST_COLUMNS);
    List<String> names =
        IntStream.range(0, columns).mapToObj(column -> column + choices.text()).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (!choices.atEnd() && rows.size() < MOST_ROWS) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        row.add(cell(choices, 2));
      }
      rows.add(row);
    }
    Printed.check(new QueryResult(names, rows, choices.yes(), Duration.ZERO, 0, List.of()), width);
  }

  private static @Nullable Object cell(Choices choices, int depth) {
    return switch (choices.below(depth == 0 ? 8 : 9)) {
      case 0 -> choices.text();
      case 1 -> null;
      case 2 -> choices.yes();
      case 3 -> (long) choices.place(1 << 15) - (1 << 14);
      case 4 -> choices.of(DOUBLES);
      case 5 -> new BigDecimal(BigInteger.valueOf(choices.place(1 << 15)), choices.below(60) - 30);
      case 6 -> LocalDate.ofEpochDay((choices.place(1 << 15) - (1L << 14)) * 900);
      case 7 ->
          LocalDateTime.ofEpochSecond(
              (choices.place(1 << 15) - (1L << 14)) * 40_000_000L,
              choices.below(3) * 1_500_000,
              ZoneOffset.UTC);
      default -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = choices.below(4); i > 0; i--) {
          items.add(cell(choices, depth - 1));
        }
        yield items;
      }
    };
  }
}
