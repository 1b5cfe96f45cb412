package dev.iamtracker.cli.option;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.query.TimeWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of the input to take, by the time of its events.
public final class SinceOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only events from this day or time on, UTC.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only events up to this day (included) or time (excluded), UTC.")
  private @Nullable String until;

  /// What the user asked for, else everything.
  ///
  /// @throws InvalidConfiguration when an option is no time, or the end comes first
  public TimeWindow window() {
    Instant from = since == null ? TimeWindow.ALL.from() : Moment.start("--since", since);
    Instant to = until == null ? TimeWindow.ALL.to() : Moment.end("--until", until);
    if (!from.isBefore(to)) {
      throw new InvalidConfiguration("--since " + since + " is not before --until " + until + ".");
    }
    return new TimeWindow(from, to);
  }
}
