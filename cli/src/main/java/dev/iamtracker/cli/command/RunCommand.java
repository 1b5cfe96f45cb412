package dev.iamtracker.cli.command;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.collect.CollectRequest;
import dev.iamtracker.cli.collect.LocalCollect;
import dev.iamtracker.cli.ingest.IngestRequest;
import dev.iamtracker.cli.ingest.LocalIngest;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.option.SinceOptions;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.simulate.Simulation;
import dev.iamtracker.simulate.SimulationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `iat run`: the main job in one command.
@Command(
    name = "run",
    description = "Read logs, store them, and show what is in them.",
    footer = {"", "iat run --sample tries it with simulated logs, in a temporary home."})
public final class RunCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "PATH", description = "What to read, as for ingest.")
  private List<String> paths = List.of();

  @Option(names = "--sample", description = "Read simulated logs, in a temporary home.")
  private boolean sample;

  @Option(names = "--aws", description = "Collect event history, as collect does.")
  private boolean aws;

  @Mixin private SinceOptions since = new SinceOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  private final GlobalOptions options;
  private final Terminal terminal;
  private final InstantSource clock;
  private final LocalIngest ingest;
  private final Supplier<LocalCollect> collect;
  private final List<Path> awsFiles;

  /// @param collect what collects event history
  /// @param awsFiles where credentials lie if there are any
  public RunCommand(
      GlobalOptions options,
      Terminal terminal,
      InstantSource clock,
      LocalIngest ingest,
      Supplier<LocalCollect> collect,
      List<Path> awsFiles) {
    this.collect = collect;
    this.awsFiles = List.copyOf(awsFiles);
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
    this.ingest = ingest;
  }

  @Override
  public Integer call() {
    if ((sample ? 1 : 0) + (aws ? 1 : 0) + (paths.isEmpty() ? 0 : 1) > 1) {
      throw new InvalidConfiguration(
          "--sample, --aws and a path exclude each other; give one of them.");
    }
    if (aws) {
      return collect();
    }
    if (sample) {
      return runSample();
    }
    return paths.isEmpty() ? howToGoOn() : run(paths, options.home(), options.homeIsDefault());
  }

  private int collect() {
    TimeWindow window = since.window();
    if (!window.to().equals(TimeWindow.ALL.to())) {
      throw new InvalidConfiguration("--until does not go with --aws.");
    }
    return collect
        .get()
        .run(
            new CollectRequest(
                options.home(),
                options.homeIsDefault(),
                List.of(),
                List.of(),
                Optional.of(window.from()).filter(TimeWindow.ALL.from()::isBefore),
                Optional.empty(),
                false,
                rules,
                "run"),
            options.format());
  }

  private int run(List<String> inputs, Path home, boolean homeIsDefault) {
    return ingest.run(
        new IngestRequest(inputs, home, homeIsDefault, since.window(), false, false, rules, "run"),
        options.format());
  }

  private int runSample() {
    try {
      Path home =
          options.homeIsDefault() ? Files.createTempDirectory("iat-sample-") : options.home();
      Path logs = home.resolve("sample-logs");
      if (!Files.exists(logs)) {
        if (options.homeIsDefault()) {
          terminal.err().println("Simulating a week of three AWS accounts in " + home + " ...");
          terminal.err().flush();
        }
        Simulation.write(logs, SimulationPlan.defaults(clock.instant()), done -> {});
      }
      return run(List.of(logs.resolve("AWSLogs").toString()), home, false);
    } catch (IOException e) {
      throw new TrackerException("Cannot write the simulated logs: " + e.getMessage() + ".", e);
    }
  }

  private int howToGoOn() {
    boolean lake = new HomeFolder(options.home()).exists();
    String found =
        lake
            ? "There is a lake in " + options.home() + ", but nothing new to read was named."
            : "Nothing to read was named, and there is no lake in " + options.home() + " yet.";
    String logs =
        Files.isDirectory(Path.of("AWSLogs"))
            ? "This folder holds AWSLogs: `iat run AWSLogs` reads it."
            : "`iat run PATH` reads CloudTrail files: a file, a folder or an archive.";
    String history =
        awsFiles.stream().anyMatch(Files::isRegularFile)
            ? "There are AWS credentials: `iat run --aws` collects the last 90 days from AWS."
            : "`iat run --aws` collects the last 90 days from AWS, with the AWS CLI's credentials.";
    throw new InvalidConfiguration(
        found
            + "\n"
            + logs
            + "\n"
            + history
            + "\n`iat run --sample` shows what you get, with simulated logs.");
  }
}
