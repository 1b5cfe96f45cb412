package dev.iamtracker.cli.output;

import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.query.QueryResult;

/// Writes the rows of an answer to standard output.
public sealed interface ResultPrinter permits TablePrinter, JsonPrinter, NdjsonPrinter, CsvPrinter {
  /// Writes all rows.
  void print(QueryResult result);

  /// The printer of a format.
  ///
  /// @param wide whether a table may be wider than the terminal
  static ResultPrinter of(Format format, Terminal terminal, boolean wide) {
    return switch (format) {
      case TABLE -> new TablePrinter(terminal, wide);
      case JSON -> new JsonPrinter(terminal.out());
      case NDJSON -> new NdjsonPrinter(terminal.out());
      case CSV -> new CsvPrinter(terminal.out());
    };
  }
}
