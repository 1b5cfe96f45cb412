package dev.iamtracker.cli.command;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.answer.RecordPrinter;
import dev.iamtracker.cli.option.RowOptions;
import dev.iamtracker.cli.option.TimeoutOption;
import dev.iamtracker.cli.option.WindowOptions;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.query.EventLookup;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `iat events`: single events.
@Command(
    name = "events",
    description = "Look up single events, the newest first.",
    footer = {
      "",
      "--format json and ndjson return the whole CloudTrail records, secrets redacted.",
      "Example: iat events --key AKIAIOSFODNN7EXAMPLE --format ndjson"
    })
public final class EventsCommand implements Callable<Integer> {
  private static final int USUAL_LIMIT = 100;
  private static final int USUAL_DAYS = 1;

  @Option(names = "--user", paramLabel = "NAME", description = "Who acted: user, role or session.")
  private String user = "";

  @Option(names = "--action", paramLabel = "EVENT", description = "Such as CreateAccessKey.")
  private String action = "";

  @Option(names = "--ip", paramLabel = "IP", description = "Where it came from.")
  private String ip = "";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Access key id that was used, issued or changed.")
  private String key = "";

  @Option(names = "--id", paramLabel = "ID", description = "Event id.")
  private String id = "";

  @Mixin private WindowOptions window = new WindowOptions();
  @Mixin private RowOptions rows = new RowOptions();
  @Mixin private TimeoutOption timeout = new TimeoutOption();

  private final LocalAnswers answers;

  public EventsCommand(LocalAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Integer call() {
    TimeWindow asked = window.asked(answers.clock(), USUAL_DAYS).orElse(TimeWindow.ALL);
    var lookup =
        new EventLookup(user, action, ip, key, id, asked, rows.limit(OptionalInt.of(USUAL_LIMIT)));
    try (var engine = answers.engine(timeout.duration())) {
      QueryResult result = engine.run(lookup.statement());
      var about = new LocalAnswers.Asked(asked, () -> engine.count(lookup.statement().counting()));
      Format format = answers.options().format();
      if (format == Format.JSON || format == Format.NDJSON) {
        return answers.showRecords(
            result, new RecordPrinter(answers.terminal().out(), format), about);
      }
      return answers.show(result, columns(format), rows.wide(), about);
    }
  }

  private static List<String> columns(Format format) {
    return format == Format.TABLE ? EventLookup.TABLE_COLUMNS : List.of();
  }
}
