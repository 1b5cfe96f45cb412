package dev.iamtracker.soak.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A process that has ended.
///
/// @param arguments what it was asked for
/// @param code its exit code, 128 and the signal where one ended it
/// @param disturbed whether it was sent a signal
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
/// @param peakKilobytes most memory it was seen to have, 0 where that is not known
public record Finished(
    List<String> arguments,
    int code,
    boolean disturbed,
    Path out,
    Path err,
    Duration elapsed,
    long peakKilobytes) {
  public Finished {
    arguments = List.copyOf(arguments);
  }

  public String outText() {
    return text(out);
  }

  public String errText() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For messages: what was asked and what was said.
  @Override
  public String toString() {
    return "`iat %s` ended with %d after %d ms and said: %s"
        .formatted(
            String.join(" ", arguments),
            code,
            elapsed.toMillis(),
            errText().strip().lines().limit(20).toList());
  }
}
