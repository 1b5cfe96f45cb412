package dev.iamtracker.cli;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.terminal.StandardStream.ReaderGone;
import dev.iamtracker.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Reads a command line, runs its command and answers with an exit code.
final class Cli {
  private static final int WIDEST_HELP = 100;

  private final Terminal terminal;
  private final GlobalOptions options;
  private final List<Verb> verbs;
  private final Failures failures;

  Cli(Terminal terminal, GlobalOptions options, List<Verb> verbs) {
    this.terminal = terminal;
    this.options = options;
    this.verbs = List.copyOf(verbs);
    this.failures = new Failures(terminal, options);
  }

  /// Runs a command; its output is written when this returns.
  int execute(String... args) {
    try {
      int exitCode = run(args);
      terminal.out().flush();
      terminal.err().flush();
      return exitCode;
    } catch (ReaderGone e) {
      return ExitCode.DONE;
    } catch (TrackerException e) {
      return failures.report(e);
    } catch (OutOfMemoryError e) {
      return failures.outOfMemory();
    }
  }

  private int run(String... args) {
    Optional<Verb> meant = TypedVerb.of(args).flatMap(this::verb);
    Optional<LocalAnswers> asked =
        meant.flatMap(Verb::asked).filter(_ -> !List.of(args).contains("--help"));
    asked.ifPresent(LocalAnswers::begin);
    try {
      CommandLine commandLine = commandLine(meant);
      if (args.length == 0) {
        commandLine.usage(terminal.err());
        return ExitCode.USAGE;
      }
      return commandLine.execute(args);
    } finally {
      asked.ifPresent(LocalAnswers::end);
    }
  }

  /// With all commands, or only with the one that is meant: describing a command costs time.
  private CommandLine commandLine(Optional<Verb> meant) {
    CommandLine commandLine = RootCommand.parser(options);
    boolean needsAll = meant.isEmpty() || meant.get().name().equals("completion");
    for (Verb verb : needsAll ? verbs : List.of(meant.get())) {
      commandLine.addSubcommand(verb.name(), verb.command().get());
    }
    boolean coloured = terminal.coloured() && terminal.showsOut();
    return commandLine
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.max(55, Math.min(terminal.width(), WIDEST_HELP)))
        .setAbbreviatedOptionsAllowed(false)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private Optional<Verb> verb(String name) {
    return verbs.stream().filter(verb -> verb.name().equals(name)).findFirst();
  }
}
