package dev.iamtracker.cli.output;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.query.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// What to know about an answer besides its rows, on standard error: how many, how long, how much
/// was read, and whether something is missing from it.
public record ResultFooter(Terminal terminal, Format format) {
  /// Prints it.
  ///
  /// @param all how many rows there are without a limit; asked for only when the answer was cut
  public void print(QueryResult result, LongSupplier all) {
    terminal.out().flush();
    if (format == Format.TABLE) {
      List<String> parts = new ArrayList<>();
      parts.add(Figures.count(result.rows().size(), "row"));
      parts.add(Figures.duration(result.elapsed()));
      parts.add(Figures.bytes(result.bytesRead()) + " read");
      terminal.err().println(terminal.errInk().dim(String.join(" · ", parts)));
    }
    if (result.cut()) {
      long rows = all.getAsLong();
      warn(
          Figures.count(rows - result.rows().size(), "more row")
              + "; --limit "
              + rows
              + " shows all of them.");
    }
    for (String segment : result.skipped()) {
      warn("Incomplete: skipped " + SafeText.of(segment));
    }
    terminal.err().flush();
  }

  private void warn(String sentence) {
    terminal.err().println(terminal.errInk().yellow(sentence));
  }
}
