package dev.iamtracker.fuzz;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.fuzz.Json.Fields;
import dev.iamtracker.fuzz.Json.Items;
import dev.iamtracker.fuzz.Json.Text;
import dev.iamtracker.query.QueryResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer as it is printed.
///
/// Nothing moves a cursor, hides or reorders text; no cell of a CSV starts a formula; each format
/// reads back with as many rows and cells as there were, and JSON with the same texts.
public final class Printed {
  private static final int DEEPEST = 100;
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Printed() {}

  /// Prints an answer in every format and checks what is seen.
  ///
  /// @param width columns of the terminal
  public static void check(QueryResult result, int width) {
    checkCharacters(print(Format.TABLE, result, width), "");
    checkCsv(print(Format.CSV, result, width), result);
    String json = print(Format.JSON, result, width);
    checkCharacters(json, "");
    checkRows(Json.parse(json, DEEPEST).orElseThrow(() -> new AssertionError(json)), result);
    String lines = print(Format.NDJSON, result, width);
    checkCharacters(lines, "");
    checkRows(new Items(Json.parseAll(lines, DEEPEST).orElseThrow()), result);
    if (lines.lines().count() != result.rows().size()) {
      throw new AssertionError("not a line for each row: " + lines);
    }
  }

  private static String print(Format format, QueryResult result, int width) {
    var out = new StringWriter();
    try (var writer = new PrintWriter(out)) {
      var terminal = new Terminal(writer, writer, false, false, false, width);
      ResultPrinter.of(format, terminal, width % 5 == 0).print(result);
    }
    return out.toString();
  }

  private static void checkCharacters(String text, String allowed) {
    text.codePoints()
        .filter(c -> c != '\n' && allowed.indexOf(c) < 0)
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    throw new AssertionError("U+%04X is printed: ".formatted(c) + text);
                default -> {}
              }
            });
  }

  private static void checkCsv(String csv, QueryResult result) {
    checkCharacters(csv, "\r");
    List<CsvRecord> records =
        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv).stream().toList();
    if (records.size() != result.rows().size() + 1) {
      throw new AssertionError(records.size() + " lines: " + csv);
    }
    for (int i = 0; i < records.size(); i++) {
      List<String> cells = records.get(i).getFields();
      if (cells.size() != result.columns().size()) {
        throw new AssertionError(cells.size() + " cells in: " + records.get(i));
      }
      for (int column = 0; column < cells.size(); column++) {
        boolean number = i > 0 && result.rows().get(i - 1).get(column) instanceof Number;
        String cell = cells.get(column);
        if (!number && !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0) {
          throw new AssertionError("starts a formula: " + cell);
        }
      }
    }
  }

  private static void checkRows(Json printed, QueryResult result) {
    if (!(printed instanceof Items(var rows)) || rows.size() != result.rows().size()) {
      throw new AssertionError("printed as " + printed + " was " + result);
    }
    for (int i = 0; i < rows.size(); i++) {
      List<@Nullable Object> row = result.rows().get(i);
      if (!(rows.get(i) instanceof Fields(var cells, _))
          || !List.copyOf(cells.keySet()).equals(result.columns())) {
        throw new AssertionError("printed as " + rows.get(i) + " was " + result);
      }
      List<Json> values = List.copyOf(cells.values());
      for (int column = 0; column < row.size(); column++) {
        if (row.get(column) instanceof String text && !values.get(column).equals(new Text(text))) {
          throw new AssertionError(text + " was printed as " + values.get(column));
        }
      }
    }
  }
}
