package dev.iamtracker.cli;

import dev.iamtracker.cli.command.CompletionCommand;
import dev.iamtracker.cli.command.SimulateCommand;
import dev.iamtracker.cli.command.VersionCommand;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.terminal.Terminal;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Builds the commands and what they work with, by hand, top to bottom.
///
/// @param terminal where output goes
/// @param environment variables of the process
/// @param clock what time it is
/// @param in standard input
/// @param userHome home folder of the user
/// @param program how the user started this program, for commands to copy
/// @param platform what the program runs on, by name
record Wiring(
    Terminal terminal,
    Map<String, String> environment,
    InstantSource clock,
    InputStream in,
    Path userHome,
    String program,
    Map<String, String> platform) {

  Cli cli() {
    GlobalOptions options = new GlobalOptions(environment, userHome);
    return new Cli(terminal, options, verbs(options));
  }

  /// All commands in the order of the help.
  private List<Verb> verbs(GlobalOptions options) {
    return List.of(
        new Verb("simulate", () -> new SimulateCommand(options, terminal, clock)),
        new Verb("completion", () -> new CompletionCommand(terminal)),
        new Verb("version", () -> new VersionCommand(options, terminal, platform)));
  }
}
