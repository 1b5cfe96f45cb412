package dev.iamtracker.cli.command;

import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `iat completion`: a script that completes commands and options in a shell.
@Command(
    name = "completion",
    description = "Print a completion script: source <(iat completion bash).")
public final class CompletionCommand implements Callable<Integer> {
  /// Shells that completion is made for; one script serves both.
  enum Shell {
    bash,
    zsh
  }

  @Parameters(arity = "1", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;

  public CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("iat", spec.root().commandLine());
    terminal.out().print("# Completion of iat for " + shell + ".\n" + script);
    return ExitCode.DONE;
  }
}
