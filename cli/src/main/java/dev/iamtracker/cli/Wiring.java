package dev.iamtracker.cli;

import dev.iamtracker.cli.alerts.AlertActions;
import dev.iamtracker.cli.alerts.AlertPlace;
import dev.iamtracker.cli.alerts.HomeAlertPlace;
import dev.iamtracker.cli.alerts.LocalAlerts;
import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.collect.CollectSettings;
import dev.iamtracker.cli.collect.LocalCollect;
import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.command.AlertsCommand;
import dev.iamtracker.cli.command.CollectCommand;
import dev.iamtracker.cli.command.CompactCommand;
import dev.iamtracker.cli.command.CompletionCommand;
import dev.iamtracker.cli.command.EventsCommand;
import dev.iamtracker.cli.command.ImportCommand;
import dev.iamtracker.cli.command.IngestCommand;
import dev.iamtracker.cli.command.QueriesCommand;
import dev.iamtracker.cli.command.QueryCommand;
import dev.iamtracker.cli.command.RulesCommand;
import dev.iamtracker.cli.command.RunCommand;
import dev.iamtracker.cli.command.SimulateCommand;
import dev.iamtracker.cli.command.SqlCommand;
import dev.iamtracker.cli.command.StatusCommand;
import dev.iamtracker.cli.command.VersionCommand;
import dev.iamtracker.cli.ingest.LocalIngest;
import dev.iamtracker.cli.moving.StackImport;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.rules.LocalRules;
import dev.iamtracker.cli.rules.RuleActions;
import dev.iamtracker.cli.stack.StackAlertPlace;
import dev.iamtracker.cli.stack.Stacks;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.Timing;
import dev.iamtracker.config.Settings;
import dev.iamtracker.duckdb.DatabaseAhead;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Builds the commands and what they work with, by hand, top to bottom.
///
/// @param terminal where output goes
/// @param environment variables of the process
/// @param clock what time it is
/// @param in standard input
/// @param userHome home folder of the user
/// @param program how the user started this program, for commands to copy
/// @param platform what the program runs on, by name
/// @param stopping tells long work to come to its end
record Wiring(
    Terminal terminal,
    Map<String, String> environment,
    InstantSource clock,
    InputStream in,
    Path userHome,
    String program,
    Map<String, String> platform,
    Stopping stopping) {

  Cli cli() {
    GlobalOptions options = new GlobalOptions(environment, userHome);
    return new Cli(terminal, options, verbs(options));
  }

  /// All commands in the order of the help.
  private List<Verb> verbs(GlobalOptions options) {
    var ingest = new LocalIngest(terminal, clock, environment, in, program);
    var answers = new LocalAnswers(options, terminal, clock, new DatabaseAhead());
    return List.of(
        new Verb(
            "run",
            () ->
                new RunCommand(
                    options,
                    terminal,
                    clock,
                    ingest,
                    () -> collect(new CollectSettings()),
                    List.of(
                        userHome.resolve(".aws/credentials"), userHome.resolve(".aws/config")))),
        new Verb("ingest", () -> new IngestCommand(options, ingest)),
        new Verb("collect", () -> new CollectCommand(options, this::collect)),
        new Verb(
            "import",
            () ->
                new ImportCommand(
                    options,
                    () -> new StackImport(terminal, Timing.of(clock), environment, program))),
        new Verb("queries", () -> new QueriesCommand(options, terminal)),
        new Verb("query", () -> new QueryCommand(answers, environment), Optional.of(answers)),
        new Verb("sql", () -> new SqlCommand(answers), Optional.of(answers)),
        new Verb("events", () -> new EventsCommand(answers, this::stacks), Optional.of(answers)),
        new Verb("alerts", () -> new AlertsCommand(stack -> alertActions(options, answers, stack))),
        new Verb("rules", () -> new RulesCommand(() -> ruleActions(options, answers))),
        new Verb("status", () -> new StatusCommand(answers, this::stacks)),
        new Verb("compact", () -> new CompactCommand(answers)),
        new Verb("simulate", () -> new SimulateCommand(options, terminal, clock)),
        new Verb("completion", () -> new CompletionCommand(terminal)),
        new Verb("version", () -> new VersionCommand(options, terminal, platform)));
  }

  private LocalCollect collect(CollectSettings settings) {
    return new LocalCollect(
        terminal, Timing.of(clock), settings.over(environment), stopping, program);
  }

  private Stacks stacks() {
    return new Stacks(environment, Timing.of(clock));
  }

  private AlertActions alertActions(
      GlobalOptions options, LocalAnswers answers, Optional<String> stack) {
    Settings settings = Settings.from(environment);
    var alerts = new LocalAlerts(options.home(), settings, terminal, clock);
    Supplier<AlertPlace> places =
        stack
            .<Supplier<AlertPlace>>map(name -> () -> StackAlertPlace.open(stacks(), name))
            .orElse(() -> HomeAlertPlace.open(answers, alerts));
    return new AlertActions(
        answers, alerts, places, terminal, environment.getOrDefault("USER", "somebody"));
  }

  private RuleActions ruleActions(GlobalOptions options, LocalAnswers answers) {
    return new RuleActions(
        answers, new LocalRules(options.home(), Settings.from(environment)), terminal);
  }
}
