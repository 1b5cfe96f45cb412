package dev.iamtracker.cli.command;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.ingest.IngestRequest;
import dev.iamtracker.cli.ingest.LocalIngest;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.option.SinceOptions;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.simulate.Simulation;
import dev.iamtracker.simulate.SimulationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Mixin private SinceOptions since = new SinceOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  private final GlobalOptions options;
  private final Terminal terminal;
  private final InstantSource clock;
  private final LocalIngest ingest;

  public RunCommand(
      GlobalOptions options, Terminal terminal, InstantSource clock, LocalIngest ingest) {
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
    this.ingest = ingest;
  }

  @Override
  public Integer call() {
    if (sample && !paths.isEmpty()) {
      throw new InvalidConfiguration("--sample and a path exclude each other; give one of them.");
    }
    if (sample) {
      return runSample();
    }
    return paths.isEmpty() ? howToGoOn() : run(paths, options.home(), options.homeIsDefault());
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
    throw new InvalidConfiguration(
        found + "\n" + logs + "\n`iat run --sample` shows what you get, with simulated logs.");
  }
}
