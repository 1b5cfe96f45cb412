package dev.iamtracker.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.query.QueryResult;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A header and one line a row, RFC 4180. No cell starts a formula in a spreadsheet, and none
/// carries commands to a terminal.
record CsvPrinter(PrintWriter out) implements ResultPrinter {
  /// What makes a spreadsheet read a cell as a formula, full-width spellings included.
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  @Override
  public void print(QueryResult result) {
    CsvWriter csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(out);
    csv.writeRecord(result.columns().stream().map(CsvPrinter::text).toList());
    for (List<@Nullable Object> row : result.rows()) {
      csv.writeRecord(row.stream().map(CsvPrinter::cell).toList());
    }
  }

  private static String cell(@Nullable Object value) {
    return value instanceof Number ? Cell.exact(value) : text(Cell.exact(value));
  }

  private static String text(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? '\'' + SafeText.of(text) : SafeText.of(text);
  }
}
