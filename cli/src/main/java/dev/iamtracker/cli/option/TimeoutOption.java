package dev.iamtracker.cli.option;

import dev.iamtracker.config.InvalidConfiguration;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How long a statement may run.
public final class TimeoutOption {
  private static final int MOST = 86_400;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop the question after this time; default: 60.")
  private int seconds = 60;

  /// The time.
  ///
  /// @throws InvalidConfiguration when it is not positive or longer than a day
  public Duration duration() {
    if (seconds < 1 || seconds > MOST) {
      throw new InvalidConfiguration(
          "--timeout " + seconds + " is not possible; give seconds from 1 to " + MOST + ".");
    }
    return Duration.ofSeconds(seconds);
  }
}
