package dev.iamtracker.cli.command;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.option.Moment;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.cli.terminal.Progress;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.simulate.Simulation;
import dev.iamtracker.simulate.SimulationPlan;
import dev.iamtracker.simulate.SimulationResult;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `iat simulate`: realistic CloudTrail files, for demonstrations, tests and benchmarks.
@Command(
    name = "simulate",
    description = "Write realistic CloudTrail files, attack stories included.")
public final class SimulateCommand implements Callable<Integer> {
  @Parameters(arity = "1", paramLabel = "FOLDER", description = "Where to write; made if needed.")
  private Path folder = Path.of("");

  @Option(names = "--events", paramLabel = "N", description = "Different events; default: 20000.")
  private @Nullable Long events;

  @Option(names = "--days", paramLabel = "N", description = "How many days; default: 7.")
  private @Nullable Integer days;

  @Option(names = "--end", paramLabel = "TIME", description = "When it ends; default: now.")
  private @Nullable String end;

  @Option(names = "--accounts", paramLabel = "N", description = "AWS accounts; default: 3.")
  private @Nullable Integer accounts;

  @Option(
      names = "--regions",
      paramLabel = "REGION",
      split = ",",
      description = "Regions; default: us-east-1,eu-west-1,us-west-2.")
  private @Nullable List<String> regions;

  @Option(
      names = "--stories",
      paramLabel = "STORY",
      split = ",",
      description = "Attack stories to play, or none; default: all.")
  private @Nullable List<String> stories;

  @Option(
      names = "--identity-percent",
      paramLabel = "N",
      description = "Share of identity events, 50 to 100; default: 85.")
  private @Nullable Integer identityPercent;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Equal seeds and times give equal files; default: 1.")
  private @Nullable Long seed;

  private final GlobalOptions options;
  private final Terminal terminal;
  private final InstantSource clock;

  public SimulateCommand(GlobalOptions options, Terminal terminal, InstantSource clock) {
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (options.format() == Format.CSV) {
      throw new InvalidConfiguration(
          "simulate has no csv answer; use --format table, json or ndjson.");
    }
    SimulationResult result = write(plan());
    if (options.format() == Format.TABLE) {
      print(result);
    } else {
      JsonText.printObject(terminal.out(), object(result));
    }
    return ExitCode.DONE;
  }

  private SimulationPlan plan() {
    SimulationPlan plan =
        SimulationPlan.defaults(end == null ? clock.instant() : Moment.end("--end", end));
    try {
      return new SimulationPlan(
          seed == null ? plan.seed() : seed,
          events == null ? plan.events() : events,
          days == null ? plan.days() : days,
          plan.end(),
          accounts == null ? plan.accounts() : accounts,
          regions == null ? plan.regions() : regions,
          stories == null ? plan.stories() : stories.equals(List.of("none")) ? List.of() : stories,
          identityPercent == null ? plan.identityPercent() : identityPercent);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfiguration("Cannot simulate that: " + e.getMessage() + ".");
    }
  }

  private SimulationResult write(SimulationPlan plan) {
    try (var progress = new Progress(terminal, clock)) {
      return Simulation.write(folder, plan, done -> progress.update(0, 0, done));
    } catch (FileAlreadyExistsException e) {
      throw new TrackerException(
          folder + " already holds CloudTrail files; give a folder that does not exist.", e);
    } catch (IOException e) {
      throw new TrackerException(
          "Cannot write the simulation to " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  private void print(SimulationResult result) {
    terminal
        .out()
        .print(
            Figures.count(result.records(), "record")
                + " in "
                + Figures.count(result.files(), "file")
                + ", "
                + Figures.bytes(result.bytes())
                + ", in "
                + SafeText.of(folder.toString())
                + '\n');
    if (!result.storyEvents().isEmpty()) {
      terminal
          .out()
          .print(
              Figures.count(result.storyEvents().size(), "attack story", "attack stories")
                  + ", their events are named in "
                  + SafeText.of(result.labels().toString())
                  + '\n');
    }
  }

  private Map<String, @Nullable Object> object(SimulationResult result) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("folder", folder.toString());
    object.put("files", result.files());
    object.put("events", result.events());
    object.put("records", result.records());
    object.put("bytes", result.bytes());
    object.put("labels", result.labels().toString());
    object.put("stories", result.storyEvents());
    object.put("accounts", result.accounts());
    return object;
  }
}
