package dev.iamtracker.cli.output;

import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.query.QueryResult;
import java.util.List;
import java.util.stream.IntStream;

/// Aligned columns without boxes; nothing is cut off. Cells wrap to the width of the terminal;
/// where columns would become too narrow to read, each row becomes a block of its own.
record TablePrinter(Terminal terminal, boolean wide) implements ResultPrinter {
  /// A column that must wrap gets no less than this: a time takes it.
  private static final int NARROWEST_WRAPPED = 20;

  @Override
  public void print(QueryResult result) {
    if (result.rows().isEmpty()) {
      return;
    }
    List<String> names = result.columns().stream().map(SafeText::of).toList();
    List<List<String>> rows =
        result.rows().stream()
            .map(row -> row.stream().map(cell -> SafeText.of(Cell.text(cell))).toList())
            .toList();
    int columns = names.size();
    List<Boolean> numeric =
        IntStream.range(0, columns).mapToObj(column -> isNumeric(result, column)).toList();
    ColumnWidths widths = ColumnWidths.natural(names, rows);
    if (wide || widths.total() <= terminal.width()) {
      new Grid(terminal, widths, numeric).print(names, rows);
      return;
    }
    ColumnWidths fitted = widths.fittedTo(terminal.width());
    if (fitted.narrowestCut(widths) >= NARROWEST_WRAPPED) {
      new Grid(terminal, fitted, numeric).print(names, rows);
    } else {
      new Blocks(terminal).print(names, rows);
    }
  }

  private static boolean isNumeric(QueryResult result, int column) {
    return result.rows().stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell == null || cell instanceof Number);
  }
}
