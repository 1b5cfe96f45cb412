package dev.iamtracker.cli.command;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.option.RowOptions;
import dev.iamtracker.cli.option.TimeoutOption;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.query.TimeWindow;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `iat sql`: a question in the user's own words.
@Command(
    name = "sql",
    description = "Ask in SQL: one SELECT on iam_events. Nothing can be changed or read elsewhere.",
    footer = {
      "",
      "Example: iat sql \"SELECT user_name, count(*) FROM iam_events GROUP BY 1 ORDER BY 2 DESC\"",
      "A table shows 1,000 rows at most unless --limit says otherwise; json and csv show all."
    })
public final class SqlCommand implements Callable<Integer> {
  private static final int TABLE_LIMIT = 1000;

  @Parameters(arity = "1", paramLabel = "SELECT", description = "The statement.")
  private String sql = "";

  @Mixin private RowOptions rows = new RowOptions();
  @Mixin private TimeoutOption timeout = new TimeoutOption();

  private final LocalAnswers answers;

  public SqlCommand(LocalAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Integer call() {
    OptionalInt usual =
        answers.options().format() == Format.TABLE
            ? OptionalInt.of(TABLE_LIMIT)
            : OptionalInt.empty();
    try (var engine = answers.engine(timeout.duration())) {
      return answers.show(
          engine.sql(sql, rows.limit(usual)),
          List.of(),
          rows.wide(),
          new LocalAnswers.Asked(TimeWindow.ALL, () -> engine.countSql(sql)));
    }
  }
}
