package dev.iamtracker.cli;

import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An import in a process of its own, which can be killed.
final class ImportProgram {
  private ImportProgram() {}

  /// Starts it.
  ///
  /// @param clock what time it is, from beginning to end
  static Process start(StackHome home, Instant clock, String... arguments) throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                path,
                ImportProgram.class.getName(),
                home.home().toString(),
                clock.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(new File(home.home() + ".log")));
    builder.environment().putAll(home.environment());
    return builder.start();
  }

  /// @param args the home, the time, and what is asked of `iat`
  public static void main(String[] args) {
    var out = new StringWriter();
    var terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(out), false, false, false, 200);
    var arguments = new ArrayList<>(Arrays.asList(args).subList(2, args.length));
    arguments.addAll(List.of("--home", args[0]));
    int exitCode =
        new Wiring(
                terminal,
                Map.copyOf(new HashMap<>(System.getenv())),
                InstantSource.fixed(Instant.parse(args[1])),
                InputStream.nullInputStream(),
                Path.of(args[0]),
                "iat",
                Map.of(),
                new Stopping())
            .cli()
            .execute(arguments.toArray(String[]::new));
    System.out.println(exitCode + ": " + out);
  }
}
