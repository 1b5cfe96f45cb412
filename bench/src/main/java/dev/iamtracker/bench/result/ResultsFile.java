package dev.iamtracker.bench.result;

import dev.iamtracker.TrackerException;
import dev.iamtracker.bench.figure.Figure;
import dev.iamtracker.bench.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Results as text for programs: one flat JSON object a line, which of five kinds says `row`.
public final class ResultsFile {
  private ResultsFile() {}

  public static String text(Results results) {
    List<String> lines = new ArrayList<>();
    results.runs().forEach(run -> lines.add(Json.line(row(run))));
    for (Results.Entry entry : results.entries()) {
      Outcome outcome = entry.outcome();
      Map<String, @Nullable Object> row = row("measurement", outcome.name());
      row.put("title", outcome.title());
      row.put("run", entry.run().started());
      lines.add(Json.line(row));
      for (Shown shown : outcome.commands()) {
        Map<String, @Nullable Object> command = row("command", outcome.name());
        command.put("label", shown.label());
        command.put("command", shown.command());
        lines.add(Json.line(command));
      }
      for (String note : outcome.notes()) {
        Map<String, @Nullable Object> said = row("note", outcome.name());
        said.put("note", note);
        lines.add(Json.line(said));
      }
      outcome.figures().forEach(figure -> lines.add(Json.line(row(outcome.name(), figure))));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static Map<String, @Nullable Object> row(String kind, String measurement) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("row", kind);
    row.put("measurement", measurement);
    return row;
  }

  private static Map<String, @Nullable Object> row(Run run) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("row", "run");
    row.put("started", run.started());
    row.put("commit", run.commit());
    row.put("program", run.program());
    row.put("processor", run.machine().processor());
    row.put("cores", run.machine().cores());
    row.put("memory_bytes", run.machine().memoryBytes());
    row.put("system", run.machine().system());
    row.put("java", run.machine().java());
    row.put("load_before", run.loadBefore());
    row.put("load_after", run.loadAfter());
    return row;
  }

  private static Map<String, @Nullable Object> row(String measurement, Figure figure) {
    Map<String, @Nullable Object> row = row("figure", measurement);
    row.put("figure", figure.name());
    row.put("unit", figure.unit().name().toLowerCase(Locale.ROOT));
    row.put("median", figure.spread().median());
    row.put("least", figure.spread().least());
    row.put("most", figure.spread().most());
    row.put("runs", figure.spread().runs());
    row.put("better", figure.better().name().toLowerCase(Locale.ROOT));
    row.put("bar", figure.bar());
    row.put("goal", figure.goal());
    row.put("watched", figure.watched());
    return row;
  }

  /// @throws TrackerException when the text was not written by [#text]
  public static Results parse(String text) {
    try {
      var reader = new ResultsReader();
      text.lines().filter(line -> !line.isBlank()).map(Row::of).forEach(reader::take);
      return reader.results();
    } catch (IllegalArgumentException | JacksonException e) {
      throw new TrackerException(
          "These are no results of benchmarks: " + e.getMessage() + ". Run make bench again.", e);
    }
  }
}
