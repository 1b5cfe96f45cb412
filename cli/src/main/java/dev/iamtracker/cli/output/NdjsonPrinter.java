package dev.iamtracker.cli.output;

import dev.iamtracker.query.QueryResult;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One object a line, values of their types.
record NdjsonPrinter(PrintWriter out) implements ResultPrinter {
  @Override
  public void print(QueryResult result) {
    for (List<@Nullable Object> row : result.rows()) {
      try (JsonGenerator json = JsonText.generator(out)) {
        JsonText.row(json, result.columns(), row);
      }
      out.print('\n');
    }
  }
}
