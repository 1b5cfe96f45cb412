package dev.iamtracker.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A machine, as far as it matters for how fast something is.
///
/// @param cores that the Java runtime may use
/// @param memoryBytes of the whole machine
/// @param system kernel and its version
/// @param java of the benchmarks and of a checkout; a distribution has its own
public record Machine(String processor, int cores, long memoryBytes, String system, String java) {
  private static final Pattern MODEL = Pattern.compile("(?m)^(?:model name|Model)\\s*:\\s*(.+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB$");

  /// Reads it from the files of the kernel.
  ///
  /// @param proc the folder `/proc`
  /// @param properties of the Java runtime
  public static Machine of(Path proc, int cores, Map<String, String> properties) {
    return new Machine(
        found(MODEL, text(proc.resolve("cpuinfo")), "unknown"),
        cores,
        Long.parseLong(found(MEMORY, text(proc.resolve("meminfo")), "0")) << 10,
        properties.getOrDefault("os.name", "unknown")
            + " "
            + properties.getOrDefault("os.version", "")
            + " "
            + properties.getOrDefault("os.arch", ""),
        properties.getOrDefault(
            "java.vendor.version", properties.getOrDefault("java.vm.version", "unknown")));
  }

  /// How busy the machine was in the last 1, 5 and 15 minutes.
  public static String load(Path proc) {
    String[] words = text(proc.resolve("loadavg")).split(" ", -1);
    return words.length < 3 ? "unknown" : words[0] + " " + words[1] + " " + words[2];
  }

  private static String found(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1).strip() : otherwise;
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
