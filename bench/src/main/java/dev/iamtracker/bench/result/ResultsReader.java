package dev.iamtracker.bench.result;

import dev.iamtracker.bench.figure.Better;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.figure.Spread;
import dev.iamtracker.bench.figure.Unit;
import dev.iamtracker.bench.machine.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts the rows of a file together again, in the order of the file.
final class ResultsReader {
  /// An outcome whose rows are still coming.
  private record Draft(
      Run run, String title, List<Shown> commands, List<String> notes, List<Figure> figures) {
    Results.Entry entry(String name) {
      return new Results.Entry(run, new Outcome(name, title, commands, notes, figures));
    }
  }

  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  /// @throws IllegalArgumentException for a row that cannot stand here
  void take(Row row) {
    switch (row.text("row")) {
      case "run" -> runs.put(row.text("started"), run(row));
      case "measurement" -> drafts.put(row.text("measurement"), draft(row));
      case "command" -> of(row).commands().add(new Shown(row.text("label"), row.text("command")));
      case "note" -> of(row).notes().add(row.text("note"));
      case "figure" -> of(row).figures().add(figure(row));
      default -> throw new IllegalArgumentException("unknown row " + row.values());
    }
  }

  Results results() {
    List<Results.Entry> entries = new ArrayList<>();
    drafts.forEach((name, draft) -> entries.add(draft.entry(name)));
    return new Results(entries);
  }

  private Draft of(Row row) {
    Draft draft = drafts.get(row.text("measurement"));
    if (draft == null) {
      throw new IllegalArgumentException("no measurement before " + row.values());
    }
    return draft;
  }

  private Draft draft(Row row) {
    Run run = runs.get(row.text("run"));
    if (run == null) {
      throw new IllegalArgumentException("no run before " + row.values());
    }
    return new Draft(
        run, row.text("title"), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static Run run(Row row) {
    return new Run(
        row.text("started"),
        row.text("commit"),
        row.text("program"),
        new Machine(
            row.text("processor"),
            (int) row.number("cores"),
            (long) row.number("memory_bytes"),
            row.text("system"),
            row.text("java")),
        row.text("load_before"),
        row.text("load_after"));
  }

  private static Figure figure(Row row) {
    return new Figure(
        row.text("figure"),
        Unit.valueOf(row.text("unit").toUpperCase(Locale.ROOT)),
        new Spread(
            row.number("median"),
            row.number("least"),
            row.number("most"),
            (int) row.number("runs")),
        Better.valueOf(row.text("better").toUpperCase(Locale.ROOT)),
        row.numberOrNull("bar"),
        row.numberOrNull("goal"),
        row.flag("watched"));
  }
}
