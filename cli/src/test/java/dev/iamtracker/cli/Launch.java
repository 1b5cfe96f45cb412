package dev.iamtracker.cli;

import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// One run of the program inside a test.
///
/// @param exitCode what it answered
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
record Launch(int exitCode, String out, String err) {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

  /// Runs the program with these arguments, without a terminal.
  static Launch of(String... args) {
    return with(Map.of(), "", args);
  }

  /// Runs the program with variables of the environment and standard input.
  static Launch with(Map<String, String> environment, String in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, false, 80);
    Wiring wiring =
        new Wiring(
            terminal,
            environment,
            CLOCK,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            Path.of("/home/ana"),
            "iat",
            Map.of("java", "25"),
            new Stopping());
    int exitCode = wiring.cli().execute(args);
    return new Launch(exitCode, out.toString(), err.toString());
  }
}
