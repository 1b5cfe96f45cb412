package dev.iamtracker.cli.summary;

import dev.iamtracker.cli.terminal.DisplayWidth;
import dev.iamtracker.cli.terminal.Ink;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.cli.terminal.TextWrap;

/// Headings, labelled lines and figures on a page as wide as the terminal.
record Page(Terminal terminal) {
  private static final int LABEL = 14;
  private static final int FIGURE = 11;
  private static final int NARROWEST_TEXT = 20;

  Ink ink() {
    return terminal.outInk();
  }

  void line(String line) {
    terminal.out().print(line + '\n');
  }

  void heading(String heading) {
    line("");
    line(ink().bold(heading));
  }

  /// A label and a text that wraps beside it.
  void labelled(String label, String text) {
    int room = Math.max(NARROWEST_TEXT, terminal.width() - LABEL - 2);
    String margin = "  " + ink().dim(label) + " ".repeat(LABEL - label.length());
    for (String piece : TextWrap.lines(text, room)) {
      line(margin + piece);
      margin = " ".repeat(LABEL + 2);
    }
  }

  /// A figure with its label, right-aligned, and a remark.
  void figure(String label, String figure, String remark) {
    String line =
        "  " + ink().dim(label) + " ".repeat(LABEL - label.length()) + right(figure, FIGURE);
    line(remark.isEmpty() ? line : line + "   " + ink().dim(remark));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - DisplayWidth.of(text))) + text;
  }

  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }
}
