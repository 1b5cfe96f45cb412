package dev.iamtracker.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Runs other programs and the tools of the JDK.
final class Tool {
  private Tool() {}

  /// Runs a program to its end.
  ///
  /// @return what it printed
  /// @throws PackingFailed when it fails, with what it printed
  static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int exitCode = process.waitFor();
      if (exitCode != 0) {
        throw new PackingFailed(
            "This failed with exit code %d: %s\n%s"
                .formatted(exitCode, String.join(" ", command), output.strip()));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new PackingFailed("Interrupted while this ran: " + String.join(" ", command));
    }
  }

  /// Runs a tool of the JDK inside this process.
  ///
  /// @return what it printed
  /// @throws PackingFailed when there is no such tool or it fails, with what it printed
  static String runJdk(String name, List<String> arguments) {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new PackingFailed("This Java has no " + name + "; use a JDK."));
    var text = new StringWriter();
    var output = new PrintWriter(text);
    int exitCode = tool.run(output, output, arguments.toArray(String[]::new));
    output.flush();
    if (exitCode != 0) {
      throw new PackingFailed(
          name + " " + String.join(" ", arguments) + " failed:\n" + text.toString().strip());
    }
    return text.toString();
  }

  /// Takes out what only a debugger wants of the native programs and libraries in a folder, on
  /// Linux, where this machine has `strip`. Elsewhere that would break the signature of a library.
  static void strip(Path folder, Platform platform) throws IOException {
    if (!platform.isLinux()) {
      return;
    }
    if (has("strip")) {
      var command = new ArrayList<>(List.of("strip", "--strip-unneeded"));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (isElf(file)) {
            command.add(file.toString());
          }
        }
      }
      run(command);
    }
  }

  private static boolean isElf(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return Arrays.equals(stream.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
    }
  }

  private static boolean has(String program) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "command -v \"$0\"", program).start();
    return !new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).isEmpty();
  }
}
