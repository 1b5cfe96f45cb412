package dev.iamtracker.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Another Java process that runs [IngestProgram].
record ChildProcess(Process process, BufferedReader lines) implements AutoCloseable {

  static ChildProcess ingest(TestHome home, Path logs, String... more) {
    return start(
        Stream.concat(command().stream(), Stream.concat(arguments(home, logs), Stream.of(more)))
            .toList());
  }

  /// The same under a shell, which may restrict the process first.
  ///
  /// @param script ends in `exec "$@"`
  static ChildProcess ingestUnder(String script, TestHome home, Path logs, String... more) {
    return start(
        Stream.concat(
                Stream.of("sh", "-c", script, "sh"),
                Stream.concat(
                    command().stream(), Stream.concat(arguments(home, logs), Stream.of(more))))
            .toList());
  }

  private static Stream<String> arguments(TestHome home, Path logs) {
    return Stream.of(home.root().toString(), logs.toString());
  }

  private static List<String> command() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-cp",
        path,
        IngestProgram.class.getName());
  }

  private static ChildProcess start(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new ChildProcess(process, process.inputReader(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The next line it prints, null when it has ended.
  @Nullable String line() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  /// Reads until a line begins so.
  String lineBeginning(String prefix) {
    var seen = new ArrayList<String>();
    for (String line = line(); line != null; line = line()) {
      seen.add(line);
      if (line.startsWith(prefix)) {
        return line;
      }
    }
    throw new AssertionError("no line begins with " + prefix + " in " + seen);
  }

  /// All it prints until it ends.
  List<String> rest() {
    var rest = new ArrayList<String>();
    for (String line = line(); line != null; line = line()) {
      rest.add(line);
    }
    return rest;
  }

  void send(String line) {
    try {
      process.outputWriter(UTF_8).append(line).append('\n').flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Kills it the hard way, at whatever it is doing.
  void kill() {
    process.destroyForcibly();
    await();
  }

  int await() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
