package dev.iamtracker.cli.answer;

import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultFooter;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.duckdb.DatabaseAhead;
import dev.iamtracker.duckdb.DuckDbQueryEngine;
import dev.iamtracker.duckdb.QueryLimits;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LakeSpan;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The lake of the home the user named, as something to ask.
///
/// @param ahead the first database, opened while the command line is read
public record LocalAnswers(
    GlobalOptions options, Terminal terminal, InstantSource clock, DatabaseAhead ahead) {
  /// What an answer is about.
  ///
  /// @param window the time that was asked for
  /// @param allRows counts the rows there would be without a limit
  public record Asked(TimeWindow window, LongSupplier allRows) {}

  /// Begins what every answer takes; to be called as early as it is known that one will be wanted.
  public void begin() {
    ahead.start();
  }

  /// Gives back what was begun and not used; to be called when all is answered.
  public void end() {
    ahead.close();
  }

  /// An engine over the lake; every statement sees the segments committed by then.
  public DuckDbQueryEngine engine(Duration timeout) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new DuckDbQueryEngine(
        lake().reader(), QueryLimits.withThreads(threads).withTimeout(timeout), ahead);
  }

  public LocalLake lake() {
    return new LocalLake(new HomeFolder(options.home()), clock, LakeLimits.ofThisMachine());
  }

  /// Prints an answer and what is to know about it.
  ///
  /// @param columns what a table shows, in order; empty for all
  /// @return the exit code
  public int show(QueryResult result, List<String> columns, boolean wide, Asked asked) {
    Format format = options.format();
    QueryResult shown =
        format == Format.TABLE && !columns.isEmpty() ? only(result, columns) : result;
    ResultPrinter.of(format, terminal, wide).print(shown);
    return finish(result, asked);
  }

  /// Prints events as the records they were, and what is to know about the answer.
  ///
  /// @return the exit code
  public int showRecords(QueryResult result, RecordPrinter printer, Asked asked) {
    printer.print(result);
    return finish(result, asked);
  }

  private int finish(QueryResult result, Asked asked) {
    new ResultFooter(terminal, options.format()).print(result, asked.allRows());
    explain(asked.window(), result.rows().isEmpty());
    return result.skipped().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  /// An answer with some of its columns.
  public static QueryResult only(QueryResult result, List<String> columns) {
    int[] places = columns.stream().mapToInt(result.columns()::indexOf).toArray();
    List<List<@Nullable Object>> rows = new ArrayList<>(result.rows().size());
    for (List<@Nullable Object> row : result.rows()) {
      List<@Nullable Object> cells = new ArrayList<>(places.length);
      for (int place : places) {
        cells.add(row.get(place));
      }
      rows.add(cells);
    }
    return new QueryResult(
        columns, rows, result.cut(), result.elapsed(), result.bytesRead(), result.skipped());
  }

  /// No rows can mean: nothing happened, nothing was read yet, or another time was meant.
  private void explain(TimeWindow window, boolean noRows) {
    LakeSpan span = lake().span();
    String sentence =
        switch (span) {
          case LakeSpan.Empty _ ->
              "The lake in " + options.home() + " is empty: `iat ingest PATH` reads logs into it.";
          case LakeSpan.Filled(var first, var last)
              when noRows && (last.isBefore(window.from()) || !first.isBefore(window.to())) ->
              "The lake holds events from "
                  + first
                  + " to "
                  + last
                  + ", none of them in the time asked for; --from and --to set another one.";
          case LakeSpan.Filled _ -> "";
        };
    if (!sentence.isEmpty()) {
      terminal.err().println(terminal.errInk().yellow(sentence));
      terminal.err().flush();
    }
  }
}
