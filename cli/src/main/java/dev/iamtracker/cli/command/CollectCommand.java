package dev.iamtracker.cli.command;

import dev.iamtracker.cli.collect.CollectRequest;
import dev.iamtracker.cli.collect.CollectSettings;
import dev.iamtracker.cli.collect.LocalCollect;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.option.Moment;
import dev.iamtracker.cli.option.RuleOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `iat collect`: event history into the lake.
@Command(
    name = "collect",
    description = "Collect CloudTrail's event history of all regions into the lake.",
    footer = {
      "",
      "Credentials and region come from where the AWS CLI has them. The first run reads the 90 days"
          + " that AWS keeps; every further one reads what is new, what comes late, and what is"
          + " missing. Whatever ends a run, the next one goes on from there.",
      "Exit code 3: done, but there are gaps; `iat status` shows them."
    })
public final class CollectCommand implements Callable<Integer> {
  @Option(
      names = "--regions",
      split = ",",
      paramLabel = "REGION",
      description = "Only these regions; default: all that are enabled.")
  private List<String> regions = List.of();

  @Option(
      names = "--sources",
      split = ",",
      paramLabel = "SOURCE",
      description = "Only these of the event sources that are collected, such as iam or sts.")
  private List<String> sources = List.of();

  @Mixin private CollectSettings accounts = new CollectSettings();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only events from this day or time on, UTC; default: 90 days back.")
  private @Nullable String since;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "Keep running, and collect every so often, such as 1h; ends on SIGTERM.")
  private @Nullable String every;

  @Option(names = "--plan", description = "Say what would be asked; collect nothing.")
  private boolean plan;

  @Mixin private RuleOptions rules = new RuleOptions();

  private final GlobalOptions options;
  private final Function<CollectSettings, LocalCollect> collect;

  /// @param collect makes what collects out of the settings that options replace
  public CollectCommand(GlobalOptions options, Function<CollectSettings, LocalCollect> collect) {
    this.options = options;
    this.collect = collect;
  }

  @Override
  public Integer call() {
    Optional<Duration> pause = Optional.ofNullable(every).map(CollectSettings::duration);
    return collect
        .apply(accounts)
        .run(
            new CollectRequest(
                options.home(),
                options.homeIsDefault(),
                regions,
                sources,
                Optional.ofNullable(since).map(text -> Moment.start("--since", text)),
                pause,
                plan,
                rules,
                "collect"),
            options.format());
  }
}
