package dev.iamtracker.bench.report;

import dev.iamtracker.bench.figure.Amounts;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.result.Outcome;
import dev.iamtracker.bench.result.Results;
import dev.iamtracker.bench.result.Run;
import dev.iamtracker.bench.result.Shown;
import java.util.List;

/// `bench/RESULTS.md`: machine and commit, the bars, then every measurement with its commands.
public final class ResultsPage {
  private static final String INTRODUCTION =
      """
      # Speed and size, measured

      Written by `make bench`; do not edit. `make bench-compare` holds new results against the committed ones.

      The program is measured as a whole process, side by side with its yardstick: they run in turn, A B A B …, on the same
      files. Numbers are medians. A ratio is the median of the ratios of neighbouring runs, which tells more on a busy machine
      than seconds do; lowest and highest are beside it. Memory is the peak of resident memory as the kernel accounts for it
      (`wait4`), and its bar holds for the highest run. Bars have to be reached, goals would be good.
      """;

  private final StringBuilder text = new StringBuilder();

  private ResultsPage() {}

  public static String of(Results results) {
    var page = new ResultsPage();
    page.text.append(INTRODUCTION);
    page.runs(results);
    page.bars(results);
    results.entries().forEach(entry -> page.outcome(entry, results.runs()));
    return page.text.toString();
  }

  private void runs(Results results) {
    text.append("\n## Runs\n\n");
    line("run", "started (UTC)", "commit", "program", "machine", "system", "Java", "load");
    rule(8);
    List<Run> runs = results.runs();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      line(
          String.valueOf(i + 1),
          run.started(),
          run.commit(),
          run.program(),
          "%s, %d cores, %.0f GiB"
              .formatted(
                  run.machine().processor(),
                  run.machine().cores(),
                  run.machine().memoryBytes() / (double) (1 << 30)),
          run.machine().system(),
          run.machine().java(),
          run.loadBefore() + " before, " + run.loadAfter() + " after");
    }
    text.append("\nLoad is the load average of the last 1, 5 and 15 minutes.\n");
  }

  private void bars(Results results) {
    text.append("\n## Bars\n\n");
    line("measurement", "figure", "measured", "bar", "reached", "goal", "reached");
    rule(7);
    for (Results.Entry entry : results.entries()) {
      Bars.of(entry.outcome()).forEach(bar -> line(bar.cells()));
    }
  }

  private void outcome(Results.Entry entry, List<Run> runs) {
    Outcome outcome = entry.outcome();
    text.append("\n## ").append(outcome.title()).append("\n\n");
    text.append("`make bench BENCH=")
        .append(outcome.name())
        .append("`, run ")
        .append(runs.indexOf(entry.run()) + 1)
        .append(".\n\n");
    line("figure", "median", "lowest", "highest", "runs", "bar", "goal");
    rule(7);
    outcome.figures().forEach(this::figure);
    if (!outcome.notes().isEmpty()) {
      text.append('\n');
      outcome.notes().forEach(note -> text.append("- ").append(note).append('\n'));
    }
    text.append("\n```sh\n");
    for (Shown shown : outcome.commands()) {
      text.append("# ").append(shown.label()).append('\n').append(shown.command()).append('\n');
    }
    text.append("```\n");
  }

  private void figure(Figure figure) {
    boolean once = figure.spread().runs() == 1;
    Unit unit = figure.unit();
    line(
        figure.name(),
        Amounts.of(unit, figure.spread().median()),
        once ? "" : Amounts.of(unit, figure.spread().least()),
        once ? "" : Amounts.of(unit, figure.spread().most()),
        String.valueOf(figure.spread().runs()),
        Bars.limit(figure, figure.bar(), figure.reached()),
        Bars.limit(figure, figure.goal(), figure.reachedGoal()));
  }

  private void line(List<String> cells) {
    cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
    text.append("|\n");
  }

  private void line(String... cells) {
    line(List.of(cells));
  }

  private void rule(int columns) {
    text.append("|---".repeat(columns)).append("|\n");
  }
}
