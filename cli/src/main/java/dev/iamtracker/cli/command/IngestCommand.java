package dev.iamtracker.cli.command;

import dev.iamtracker.cli.ingest.IngestRequest;
import dev.iamtracker.cli.ingest.LocalIngest;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.option.SinceOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `iat ingest`: log files into the lake.
@Command(
    name = "ingest",
    description = "Read CloudTrail files into the lake.",
    footer = {
      "",
      "Files, folders, zip and tar archives, patterns such as 'logs/**/*.gz', or - for standard"
          + " input; plain, gzip or zstd. Reading the same file again stores nothing twice.",
      "Exit code 3: done, but something could not be read; the summary names it."
    })
public final class IngestCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "PATH", description = "What to read.")
  private List<String> paths = List.of();

  @Mixin private SinceOptions since = new SinceOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(names = "--all-events", description = "Keep events of every AWS service.")
  private boolean allEvents;

  @Option(names = "--dry-run", description = "Say what is in the files; store nothing.")
  private boolean dryRun;

  private final GlobalOptions options;
  private final LocalIngest ingest;

  public IngestCommand(GlobalOptions options, LocalIngest ingest) {
    this.options = options;
    this.ingest = ingest;
  }

  @Override
  public Integer call() {
    return ingest.run(
        new IngestRequest(
            paths,
            options.home(),
            options.homeIsDefault(),
            since.window(),
            allEvents,
            dryRun,
            rules,
            "ingest"),
        options.format());
  }
}
