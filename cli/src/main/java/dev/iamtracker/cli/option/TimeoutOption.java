package dev.iamtracker.cli.option;

import dev.iamtracker.config.InvalidConfiguration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How long a statement may run.
public final class TimeoutOption {
  private static final int MOST = 86_400;
  private static final int USUAL = 60;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop the question after this time; default: 60.")
  private @Nullable Integer given;

  public boolean isGiven() {
    return given != null;
  }

  /// The time.
  ///
  /// @throws InvalidConfiguration when it is not positive or longer than a day
  public Duration duration() {
    int seconds = given == null ? USUAL : given;
    if (seconds < 1 || seconds > MOST) {
      throw new InvalidConfiguration(
          "--timeout " + seconds + " is not possible; give seconds from 1 to " + MOST + ".");
    }
    return Duration.ofSeconds(seconds);
  }
}
