package dev.iamtracker.cli.output;

import dev.iamtracker.cli.terminal.DisplayWidth;
import dev.iamtracker.cli.terminal.Ink;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.cli.terminal.TextWrap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Rows under a header, cells aligned; a cell that is wider than its column takes several lines.
record Grid(Terminal terminal, ColumnWidths widths, List<Boolean> rightAligned) {
  void print(List<String> names, List<List<String>> rows) {
    Ink ink = terminal.outInk();
    row(names, ink::bold);
    row(widths.widths().stream().map("─"::repeat).toList(), ink::dim);
    rows.forEach(row -> row(row, UnaryOperator.identity()));
  }

  private void row(List<String> cells, UnaryOperator<String> ink) {
    List<List<String>> wrapped =
        IntStream.range(0, cells.size())
            .mapToObj(i -> TextWrap.lines(cells.get(i), widths.widths().get(i)))
            .toList();
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    for (int line = 0; line < height; line++) {
      terminal.out().print(ink.apply(line(wrapped, line)));
      terminal.out().print('\n');
    }
  }

  private String line(List<List<String>> wrapped, int line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < wrapped.size(); i++) {
      List<String> cell = wrapped.get(i);
      String piece = line < cell.size() ? cell.get(line) : "";
      String blanks = " ".repeat(Math.max(0, widths.widths().get(i) - DisplayWidth.of(piece)));
      text.append(rightAligned.get(i) ? blanks + piece : piece + blanks);
      text.append(ColumnWidths.GAP);
    }
    return text.toString().stripTrailing();
  }
}
