package dev.iamtracker.cli.command;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.option.RowOptions;
import dev.iamtracker.cli.option.TimeoutOption;
import dev.iamtracker.cli.option.WindowOptions;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.config.Suggestions;
import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryCatalogue;
import dev.iamtracker.query.QueryRequest;
import dev.iamtracker.query.TimeWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `iat query`: one question of the catalogue.
@Command(
    name = "query",
    description = "Ask a question that is ready; `iat queries` lists them.",
    footer = {
      "",
      "Tables show the columns that matter; --format json, ndjson and csv return all of them.",
      "Example: iat query user_lookup --days 90 --param user=alice"
    })
public final class QueryCommand implements Callable<Integer> {
  @Parameters(arity = "1", paramLabel = "NAME", description = "Name of the question.")
  private String name = "";

  @Mixin private WindowOptions window = new WindowOptions();
  @Mixin private RowOptions rows = new RowOptions();
  @Mixin private TimeoutOption timeout = new TimeoutOption();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the question; may be given several times.")
  private List<String> parameters = List.of();

  @Option(
      names = "--lookback",
      paramLabel = "N",
      description = "Days to look back, where the question does.")
  private @Nullable String lookback;

  @Option(names = "--engine", paramLabel = "ENGINE", description = "duckdb, the local lake.")
  private String engine = "duckdb";

  private final LocalAnswers answers;
  private final Map<String, String> environment;

  public QueryCommand(LocalAnswers answers, Map<String, String> environment) {
    this.answers = answers;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (!engine.equals("duckdb")) {
      throw new InvalidConfiguration(
          "--engine "
              + engine
              + " is unknown."
              + Suggestions.didYouMean(engine, List.of("duckdb"))
              + " This version knows duckdb, the local lake.");
    }
    Settings.from(environment);
    Query query = QueryCatalogue.builtIn(name);
    TimeWindow asked = window.window(answers.clock(), query.days());
    QueryRequest request =
        QueryRequest.of(query, asked, given(), environment).withLimit(rows.limit(query.limit()));
    try (var duckDb = answers.engine(timeout.duration())) {
      return answers.show(
          duckDb.run(request.statement()),
          query.tableColumns(),
          rows.wide(),
          new LocalAnswers.Asked(asked, () -> duckDb.count(request.counting())));
    }
  }

  private Map<String, String> given() {
    var given = new LinkedHashMap<String, String>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new InvalidConfiguration(
            "--param " + parameter + " has no value; write --param NAME=VALUE.");
      }
      given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    if (lookback != null) {
      given.put("lookback", lookback);
    }
    return given;
  }
}
