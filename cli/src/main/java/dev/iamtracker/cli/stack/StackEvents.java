package dev.iamtracker.cli.stack;

import dev.iamtracker.cli.answer.EventRows;
import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.answer.RecordPrinter;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.query.EventLookup;
import dev.iamtracker.query.QueryResult;
import java.time.Duration;
import java.util.List;

/// Single events out of the tables of a stack.
public record StackEvents(Stacks stacks, Terminal terminal, Format format) {
  /// Prints them, the newest first.
  ///
  /// @param limit so many at most
  /// @return the exit code
  public int print(String stack, EventChoice choice, int limit, boolean wide) {
    long start = stacks.timing().nanos();
    List<IdentityEvent> found;
    try (OpenStack open = stacks.open(stack)) {
      found = choice.in(open.tables().events(), limit == Integer.MAX_VALUE ? limit : limit + 1);
    }
    boolean cut = found.size() > limit;
    QueryResult rows =
        EventRows.of(
            cut ? found.subList(0, limit) : found,
            cut,
            Duration.ofNanos(stacks.timing().nanos() - start));
    switch (format) {
      case TABLE ->
          ResultPrinter.of(format, terminal, wide)
              .print(LocalAnswers.only(rows, EventLookup.TABLE_COLUMNS));
      case CSV -> ResultPrinter.of(format, terminal, wide).print(rows);
      case JSON, NDJSON -> new RecordPrinter(terminal.out(), format).print(rows);
    }
    footer(stack, choice, rows);
    return ExitCode.DONE;
  }

  private void footer(String stack, EventChoice choice, QueryResult rows) {
    terminal.out().flush();
    if (format == Format.TABLE) {
      terminal
          .err()
          .println(
              terminal
                  .errInk()
                  .dim(
                      Figures.count(rows.rows().size(), "row")
                          + " · "
                          + Figures.duration(rows.elapsed())
                          + " · stack "
                          + SafeText.of(stack)));
    }
    if (rows.cut()) {
      say("There are more; --limit shows them.");
    }
    if (rows.rows().isEmpty() && !(choice.user() + choice.action()).isEmpty()) {
      say(
          "A stack is asked for the whole user_name and event_name, as they are spelled; sessions"
              + " and addresses are in its exported lake.");
    }
    terminal.err().flush();
  }

  private void say(String sentence) {
    terminal.err().println(terminal.errInk().yellow(sentence));
  }
}
