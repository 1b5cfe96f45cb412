package dev.iamtracker.cli;

import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.terminal.StandardStream;
import dev.iamtracker.cli.terminal.Terminal;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/// Where the process starts: the only place that reads the environment and ends the process.
public final class Main {
  private static final Duration MOST_ENDING = Duration.ofMinutes(2);

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = StandardStream.writer(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = StandardStream.writer(new FileOutputStream(FileDescriptor.err));
    Map<String, String> properties = properties(System.getProperties());
    boolean launched = properties.containsKey("iat.out.terminal");
    boolean console = !launched && hasConsole();
    Terminal terminal = Terminal.of(System.getenv(), properties, console, out, err);
    Wiring wiring =
        new Wiring(
            terminal,
            System.getenv(),
            InstantSource.system(),
            System.in,
            Path.of(properties.getOrDefault("user.home", ".")),
            properties.getOrDefault("iat.command", "iat"),
            platform(properties),
            stopping());
    int exitCode = wiring.cli().execute(args);
    // All is written and closed by now. System.exit would first start the logging of the JDK, to
    // note
    // that it was called.
    Runtime.getRuntime().halt(exitCode);
  }

  /// A signal asks what runs to end. Whoever runs the hook waits, until the end of this program's
  /// own ends the process.
  private static Stopping stopping() {
    var stopping = new Stopping();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (stopping.stop()) {
                    LockSupport.parkNanos(MOST_ENDING.toNanos());
                  }
                },
                "stop"));
    return stopping;
  }

  private static boolean hasConsole() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// What the program runs on, by name.
  static Map<String, String> platform(Map<String, String> properties) {
    Map<String, String> platform = new LinkedHashMap<>();
    platform.put("java", properties.getOrDefault("java.version", "unknown"));
    platform.put("vm", properties.getOrDefault("java.vm.name", "unknown"));
    String system = properties.getOrDefault("os.name", "unknown");
    platform.put("system", system + ' ' + properties.getOrDefault("os.arch", "unknown"));
    return platform;
  }

  static Map<String, String> properties(Properties properties) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      texts.put(name, properties.getProperty(name, ""));
    }
    return texts;
  }
}
