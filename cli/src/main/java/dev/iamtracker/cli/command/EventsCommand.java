package dev.iamtracker.cli.command;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.answer.RecordPrinter;
import dev.iamtracker.cli.option.RowOptions;
import dev.iamtracker.cli.option.StackOption;
import dev.iamtracker.cli.option.TimeoutOption;
import dev.iamtracker.cli.option.WindowOptions;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.stack.EventChoice;
import dev.iamtracker.cli.stack.StackEvents;
import dev.iamtracker.cli.stack.Stacks;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.query.EventLookup;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
      "--stack looks up whole user names, actions or ids as they are spelled.",
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

  @Mixin private StackOption stack = new StackOption();
  @Mixin private WindowOptions window = new WindowOptions();
  @Mixin private RowOptions rows = new RowOptions();
  @Mixin private TimeoutOption timeout = new TimeoutOption();

  private final LocalAnswers answers;
  private final Supplier<Stacks> stacks;

  public EventsCommand(LocalAnswers answers, Supplier<Stacks> stacks) {
    this.answers = answers;
    this.stacks = stacks;
  }

  @Override
  public Integer call() {
    Optional<String> named = stack.name();
    return named.isPresent() ? ofStack(named.get()) : local();
  }

  private int ofStack(String name) {
    refuse(!ip.isEmpty(), "--ip");
    refuse(!key.isEmpty(), "--key");
    refuse(timeout.isGiven(), "--timeout");
    TimeWindow asked = window.asked(answers.clock(), USUAL_DAYS).orElse(TimeWindow.ALL);
    var choice = new EventChoice(user, action, id, asked);
    int limit = rows.limit(OptionalInt.of(USUAL_LIMIT)).orElse(USUAL_LIMIT);
    return new StackEvents(stacks.get(), answers.terminal(), answers.options().format())
        .print(name, choice, limit, rows.wide());
  }

  private static void refuse(boolean given, String option) {
    if (given) {
      throw new InvalidConfiguration(
          option
              + " does not go with --stack: its tables are looked up by user, action or id. Ask the"
              + " exported lake of the stack, such as with `iat query`, or a local lake.");
    }
  }

  private int local() {
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
