package dev.iamtracker.cli;

import dev.iamtracker.TrackerException;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.StandardStream.ReaderGone;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Suggestions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where an error becomes a sentence and an exit code.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Terminal terminal;
  private final GlobalOptions options;

  Failures(Terminal terminal, GlobalOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, @Nullable ParseResult parsed) {
    return switch (failure) {
      case ReaderGone gone -> ExitCode.DONE;
      case TrackerException expected -> report(expected);
      default -> unexpected(failure);
    };
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    String sentence =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched.getUnmatched(), command)
            : String.valueOf(failure.getMessage());
    say(sentence);
    terminal.err().println("See '" + command.qualifiedName() + " --help'.");
    terminal.err().flush();
    return ExitCode.USAGE;
  }

  /// Says what failed.
  int report(TrackerException failure) {
    say(String.valueOf(failure.getMessage()));
    trace(failure);
    return failure instanceof InvalidConfiguration ? ExitCode.USAGE : ExitCode.FAILED;
  }

  int outOfMemory() {
    say("Out of memory. Give the program more, for example IAT_JAVA_OPTS=-Xmx2g.");
    return ExitCode.FAILED;
  }

  private int unexpected(Exception failure) {
    String hint = options.verbose() ? "" : " Run it again with --verbose to see where.";
    say("Unexpected error, please report it: " + failure + "." + hint);
    trace(failure);
    return ExitCode.FAILED;
  }

  private static String unmatched(List<String> words, CommandSpec command) {
    String word = words.getFirst();
    if (word.startsWith("-")) {
      List<String> options = command.optionsMap().keySet().stream().toList();
      return "Unknown option '" + word + "'." + Suggestions.didYouMean(word, options);
    }
    Set<String> commands = command.subcommands().keySet();
    return commands.isEmpty()
        ? "Unexpected argument '" + word + "'."
        : "Unknown command '" + word + "'." + Suggestions.didYouMean(word, commands);
  }

  /// Red lines; what they quote cannot reach the terminal unescaped.
  private void say(String sentence) {
    for (String line : sentence.split("\n", -1)) {
      terminal.err().println(terminal.errInk().red(SafeText.of(line)));
    }
    terminal.err().flush();
  }

  private void trace(Throwable failure) {
    if (options.verbose()) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      Stream<String> lines = trace.toString().lines();
      lines.forEach(line -> terminal.err().println(SafeText.of(line.replace("\t", "  "))));
      terminal.err().flush();
    }
  }
}
