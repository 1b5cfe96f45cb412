package dev.iamtracker.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.TrackerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs commands one after another and tells what each used.
///
/// The kernel counts the peak memory of a process from its parent's: a child of this program would
/// begin with the size of this program. So a shell of 1 MB forks the command and ends; the command
/// waits at a named pipe until that has happened, is then our own child, and becomes the program
/// when the clock starts.
public final class Launcher implements AutoCloseable {
  private static final String FORK =
      """
      gate=$1 out=$2 err=$3
      shift 3
      rm -f "$gate"
      mkfifo "$gate" || exit 1
      ( read -r _ <"$gate"; exec "$@" </dev/null >"$out" 2>"$err" ) &
      echo $!
      """;

  private final Kernel kernel = Kernel.open();
  private final Path root;
  private final Path scratch;
  private final Map<String, String> environment;
  private final Duration patience;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("watch").unstarted(task));
  private volatile long running;

  /// @param root folder that commands run in
  /// @param scratch folder for what they print
  /// @param environment all variables they see
  /// @param patience after which a command is killed
  public Launcher(Path root, Path scratch, Map<String, String> environment, Duration patience) {
    this.root = root;
    this.scratch = scratch.toAbsolutePath();
    this.environment = Map.copyOf(environment);
    this.patience = patience;
    kernel.adoptOrphans();
  }

  /// Runs a command that has to succeed.
  ///
  /// @throws TrackerException when its exit code is not 0, with the end of what it said
  public Usage succeed(Command command) {
    Usage usage = run(command);
    if (usage.exitCode() != 0) {
      throw new TrackerException(
          "%s ended with %d:\n%s"
              .formatted(command.text(), usage.exitCode(), tail(usage.err() + usage.out())));
    }
    return usage;
  }

  private static String tail(String text) {
    String end = text.strip();
    return end.length() > 2000 ? "… " + end.substring(end.length() - 2000) : end;
  }

  /// Runs a command to its end, whatever that is.
  public Usage run(Command command) {
    try {
      Files.createDirectories(scratch);
      Path gate = scratch.resolve("gate");
      Path out = scratch.resolve("out");
      Path err = scratch.resolve("err");
      long process = fork(command, gate, out, err);
      running = process;
      Future<?> end =
          watch.schedule(() -> kill(process), patience.toMillis(), TimeUnit.MILLISECONDS);
      long start;
      try (var open = Files.newOutputStream(gate)) {
        start = System.nanoTime();
        open.write('\n');
      }
      Ended ended = kernel.await(process);
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      running = 0;
      end.cancel(false);
      return new Usage(
          wall, ended.cpu(), ended.peakBytes(), ended.exitCode(), read(out), read(err));
    } catch (IOException e) {
      throw new TrackerException("Cannot run " + command.text() + ": " + e.getMessage() + ".", e);
    }
  }

  /// Starts the command behind its gate, and waits until it is our child.
  private long fork(Command command, Path gate, Path out, Path err) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("sh", "-c", FORK, "sh", gate.toString(), out.toString(), err.toString()));
    words.addAll(command.words());
    var builder = new ProcessBuilder(words).directory(root.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(command.settings());
    Process shell = builder.start();
    try (BufferedReader said = shell.inputReader(StandardCharsets.US_ASCII)) {
      String process = said.readLine();
      int code = shell.waitFor();
      if (process == null || code != 0) {
        throw new IOException("the shell that should start it ended with " + code);
      }
      return Long.parseLong(process.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
  }

  private static void kill(long process) {
    ProcessHandle.of(process)
        .ifPresent(
            handle -> {
              handle.descendants().forEach(ProcessHandle::destroyForcibly);
              handle.destroyForcibly();
            });
  }

  /// Kills the command that runs, if any.
  @Override
  public void close() {
    watch.shutdownNow();
    if (running != 0) {
      kill(running);
    }
  }
}
