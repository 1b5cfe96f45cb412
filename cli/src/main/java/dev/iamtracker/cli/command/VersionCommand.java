package dev.iamtracker.cli.command;

import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.JsonText;
import dev.iamtracker.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `iat version`: what to put into a bug report.
@Command(name = "version", description = "Show versions of the program and of what it runs on.")
public final class VersionCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Terminal terminal;
  private final Map<String, String> platform;

  /// @param platform what the program runs on, by name
  public VersionCommand(GlobalOptions options, Terminal terminal, Map<String, String> platform) {
    this.options = options;
    this.terminal = terminal;
    this.platform = platform;
  }

  @Override
  public Integer call() {
    Map<String, @Nullable Object> versions = new LinkedHashMap<>();
    versions.put("iat", Version.number());
    versions.putAll(platform);
    if (options.format() == Format.TABLE) {
      versions.forEach((name, version) -> terminal.out().print(name + ' ' + version + '\n'));
    } else {
      JsonText.printObject(terminal.out(), versions);
    }
    return ExitCode.DONE;
  }
}
