package dev.iamtracker.cli.output;

import dev.iamtracker.query.QueryResult;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One array of objects, one object a line, values of their types.
record JsonPrinter(PrintWriter out) implements ResultPrinter {
  @Override
  public void print(QueryResult result) {
    String separator = "[\n";
    for (List<@Nullable Object> row : result.rows()) {
      out.print(separator);
      try (JsonGenerator json = JsonText.generator(out)) {
        JsonText.row(json, result.columns(), row);
      }
      separator = ",\n";
    }
    out.print(result.rows().isEmpty() ? "[]\n" : "\n]\n");
  }
}
