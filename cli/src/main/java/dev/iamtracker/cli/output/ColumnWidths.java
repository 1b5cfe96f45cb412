package dev.iamtracker.cli.output;

import dev.iamtracker.cli.terminal.DisplayWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Widths of the columns of a table, in terminal columns.
record ColumnWidths(List<Integer> widths) {
  /// Blanks between two columns.
  static final String GAP = "  ";

  ColumnWidths {
    widths = List.copyOf(widths);
  }

  /// Every column as wide as its widest cell.
  static ColumnWidths natural(List<String> names, List<List<String>> rows) {
    int[] widths = names.stream().mapToInt(DisplayWidth::of).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    return new ColumnWidths(Arrays.stream(widths).boxed().toList());
  }

  /// Width of a whole line.
  int total() {
    return sum(widths) + GAP.length() * Math.max(0, widths.size() - 1);
  }

  /// The same with the widest columns narrowed until a line fits; narrow columns are left alone.
  ColumnWidths fittedTo(int width) {
    int room = Math.max(0, width - GAP.length() * (widths.size() - 1));
    int limit = 1;
    while (sum(limited(limit + 1)) <= room) {
      limit++;
    }
    List<Integer> fitted = new ArrayList<>(limited(limit));
    int spare = room - sum(fitted);
    for (int i = 0; i < fitted.size() && spare > 0; i++) {
      if (widths.get(i) > fitted.get(i)) {
        fitted.set(i, fitted.get(i) + 1);
        spare--;
      }
    }
    return new ColumnWidths(fitted);
  }

  /// The smallest width among the columns that are narrower here than in `natural`.
  int narrowestCut(ColumnWidths natural) {
    int narrowest = Integer.MAX_VALUE;
    for (int i = 0; i < widths.size(); i++) {
      if (widths.get(i) < natural.widths.get(i)) {
        narrowest = Math.min(narrowest, widths.get(i));
      }
    }
    return narrowest;
  }

  private List<Integer> limited(int limit) {
    return widths.stream().map(width -> Math.min(width, limit)).toList();
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }
}
