package dev.iamtracker.soak.process;

import dev.iamtracker.soak.finding.SoakFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program, in a process of its own each time.
public final class Iat {
  /// Nothing that is asked here takes as long; whatever does hangs.
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final long LOOK_MILLIS = 20;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final List<String> command;
  private final Path folder;
  private final AtomicInteger started;

  /// @param command starts the program; arguments follow
  /// @param folder for what it writes: its output, and `tmp` for its temporary files
  public Iat(List<String> command, Path folder) {
    this(command, folder, new AtomicInteger());
  }

  private Iat(List<String> command, Path folder, AtomicInteger started) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.started = started;
  }

  /// The same program, started by another one that execs it.
  public Iat under(List<String> prefix) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return new Iat(whole, folder, started);
  }

  /// Where its temporary files lie.
  public Path temporary() {
    return folder.resolve("tmp");
  }

  /// Starts it and waits for its end, which may be made to come early.
  public Finished run(Path home, Fate fate, List<String> arguments) {
    int number = started.incrementAndGet();
    Path out = folder.resolve(number + ".out");
    Path err = folder.resolve(number + ".err");
    var words = new ArrayList<>(command);
    words.addAll(arguments);
    words.addAll(List.of("--home", home.toString()));
    long start = System.nanoTime();
    try {
      Files.createDirectories(temporary());
      var builder = new ProcessBuilder(words);
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("IAT_"));
      environment.put("FILTER_AWS_SERVICE_EVENTS", "false");
      environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary());
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      return watch(process, fate, new Changes(home), start, arguments, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Finished watch(
      Process process,
      Fate fate,
      Changes changes,
      long start,
      List<String> arguments,
      Path out,
      Path err) {
    long peak = 0;
    boolean disturbed = false;
    long pause = fate instanceof Fate.KilledWriting ? 1 : LOOK_MILLIS;
    try {
      while (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakKilobytes(process.pid()));
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (!disturbed) {
          disturbed = disturb(process, fate, elapsed, changes);
        }
        if (elapsed.compareTo(LONGEST) > 0) {
          process.destroyForcibly();
          throw new SoakFailed("`iat " + String.join(" ", arguments) + "` hangs");
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SoakFailed("interrupted");
    }
    return new Finished(
        arguments,
        process.exitValue(),
        disturbed,
        out,
        err,
        Duration.ofNanos(System.nanoTime() - start),
        peak);
  }

  private static boolean disturb(Process process, Fate fate, Duration elapsed, Changes changes) {
    return switch (fate) {
      case Fate.Undisturbed _ -> false;
      case Fate.Killed(var after) when elapsed.compareTo(after) >= 0 -> {
        process.destroyForcibly();
        yield true;
      }
      case Fate.KilledWriting(var most) when changes.seen() >= most -> {
        process.destroyForcibly();
        yield true;
      }
      case Fate.Terminated(var after) when elapsed.compareTo(after) >= 0 -> {
        process.destroy();
        yield true;
      }
      case Fate.Killed _, Fate.KilledWriting _, Fate.Terminated _ -> false;
    };
  }

  private static long peakKilobytes(long pid) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException e) {
      // It has just ended, or this is no Linux.
      return 0;
    }
  }
}
