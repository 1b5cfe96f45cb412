package dev.iamtracker.cli.option;

import dev.iamtracker.config.InvalidConfiguration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How many rows to show, and how wide.
public final class RowOptions {
  @Option(names = "--limit", paramLabel = "N", description = "At most N rows.")
  private @Nullable Integer limit;

  @Option(names = "--wide", description = "Never wrap cells to the width of the terminal.")
  private boolean wide;

  /// The limit the user gave, else `otherwise`.
  ///
  /// @throws InvalidConfiguration when it is not positive
  public OptionalInt limit(OptionalInt otherwise) {
    if (limit == null) {
      return otherwise;
    }
    if (limit < 1) {
      throw new InvalidConfiguration("--limit " + limit + " is not possible; give 1 or more.");
    }
    return OptionalInt.of(limit);
  }

  public boolean wide() {
    return wide;
  }
}
