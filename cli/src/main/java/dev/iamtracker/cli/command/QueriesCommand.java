package dev.iamtracker.cli.command;

import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.QueryParameter;
import dev.iamtracker.query.QueryResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `iat queries`: the questions that are ready to ask.
@Command(name = "queries", description = "List the questions that are ready to ask.")
public final class QueriesCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Terminal terminal;

  public QueriesCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Query> queries = QueryCatalogue.builtIn().queries();
    if (options.format() == Format.TABLE) {
      page(queries);
    } else {
      ResultPrinter.of(options.format(), terminal, false).print(table(queries));
    }
    return ExitCode.DONE;
  }

  private void page(List<Query> queries) {
    int width = queries.stream().mapToInt(query -> query.name().length()).max().orElse(0) + 2;
    String group = "";
    for (Query query : queries) {
      if (!query.group().equals(group)) {
        terminal
            .out()
            .print((group.isEmpty() ? "" : "\n") + terminal.outInk().bold(query.group()) + "\n");
        group = query.group();
      }
      String name = query.name() + " ".repeat(width - query.name().length());
      String days = "%4d d".formatted(query.days());
      terminal
          .out()
          .print(
              "  "
                  + terminal.outInk().cyan(name)
                  + terminal.outInk().dim(days)
                  + "  "
                  + query.title()
                  + "\n");
    }
    terminal
        .out()
        .print("\nAsk one with: iat query NAME [--days N] [--param NAME=VALUE] [--format json]\n");
  }

  private static QueryResult table(List<Query> queries) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Query query : queries) {
      rows.add(
          Arrays.asList(
              query.name(),
              query.title(),
              query.purpose(),
              query.group(),
              (long) query.days(),
              query.limit().isPresent() ? (Long) (long) query.limit().getAsInt() : null,
              query.parameters().stream().map(QueryParameter::name).toList(),
              query.tableColumns()));
    }
    return new QueryResult(
        List.of("name", "title", "purpose", "group", "days", "limit", "parameters", "columns"),
        rows,
        false,
        Duration.ZERO,
        0,
        List.of());
  }
}
