package dev.iamtracker.bench.comparison;

import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows a comparison on a terminal.
public record ComparisonTable(PrintWriter out, double tolerance) {
  private static final List<String> HEADINGS =
      List.of("measurement", "figure", "then", "now", "change", "verdict");

  public void print(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    comparison.changes().forEach(change -> rows.add(row(change)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
    comparison.missing().forEach(name -> out.println("not measured any more: " + name));
    out.flush();
  }

  private List<String> row(Change change) {
    double then = change.then().spread().median();
    double now = change.now().spread().median();
    return List.of(
        change.measurement(),
        change.now().name(),
        shown(change.then()),
        shown(change.now()),
        then == 0 ? "" : String.format(Locale.ROOT, "%+.0f %%", (now / then - 1) * 100),
        change.verdict(tolerance).name().toLowerCase(Locale.ROOT));
  }

  private static String shown(Figure figure) {
    Spread spread = figure.spread();
    String median = Amounts.of(figure.unit(), spread.median());
    return spread.runs() == 1
        ? median
        : "%s (%s to %s)"
            .formatted(
                median,
                Amounts.of(figure.unit(), spread.least()),
                Amounts.of(figure.unit(), spread.most()));
  }
}
