package dev.iamtracker.cli.output;

import dev.iamtracker.cli.terminal.DisplayWidth;
import dev.iamtracker.cli.terminal.Ink;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.cli.terminal.TextWrap;
import java.util.List;

/// One block a row, one line a value, for rows with more columns than a terminal has room for.
/// Absent values are left out.
record Blocks(Terminal terminal) {
  private static final int NARROWEST_VALUE = 20;

  void print(List<String> names, List<List<String>> rows) {
    int nameWidth = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    for (int i = 0; i < rows.size(); i++) {
      title("row " + (i + 1));
      block(names, rows.get(i), nameWidth);
    }
  }

  private void title(String title) {
    String rule = "─".repeat(Math.max(2, terminal.width() - title.length() - 4));
    terminal.out().print(terminal.outInk().dim("── " + title + ' ' + rule) + '\n');
  }

  private void block(List<String> names, List<String> row, int nameWidth) {
    Ink ink = terminal.outInk();
    int room = Math.max(NARROWEST_VALUE, terminal.width() - nameWidth - 2);
    for (int i = 0; i < names.size(); i++) {
      if (row.get(i).isEmpty()) {
        continue;
      }
      String label = names.get(i);
      for (String line : TextWrap.lines(row.get(i), room)) {
        String blanks = " ".repeat(nameWidth - DisplayWidth.of(label) + 2);
        terminal.out().print(ink.bold(label) + blanks + line + '\n');
        label = "";
      }
    }
  }
}
