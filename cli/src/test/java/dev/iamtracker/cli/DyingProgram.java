package dev.iamtracker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// An ingest in a process of its own that ends abruptly where the program asks for the time.
final class DyingProgram {
  private static final int KILLED = 137;

  private DyingProgram() {}

  /// Runs it until it dies.
  ///
  /// @param where class and method that ask for the time, themselves or through what they call
  /// @param times the how-manieth asking is the last
  static void dies(ReplayHome home, Path logs, String where, int times) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            path,
            DyingProgram.class.getName(),
            home.folder().toString(),
            logs.toString(),
            where,
            Integer.toString(times));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != KILLED) {
        throw new AssertionError("it did not die in " + where + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public static void main(String[] args) {
    var left = new AtomicInteger(Integer.parseInt(args[3]));
    Launch launch =
        new ReplayHome(Path.of(args[0]))
            .ingest(
                List.of(Path.of(args[1])),
                asked(
                    args[2],
                    () -> {
                      if (left.decrementAndGet() == 0) {
                        Runtime.getRuntime().halt(KILLED);
                      }
                    }));
    System.out.println(launch);
  }

  /// A clock that does something when a method asks it for the time.
  static InstantSource asked(String method, Runnable action) {
    return () -> {
      if (isAsking(method)) {
        action.run();
      }
      return ReplayHome.NOW;
    };
  }

  private static boolean isAsking(String method) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        (frame.getClassName() + "." + frame.getMethodName())
                            .endsWith("." + method)));
  }
}
