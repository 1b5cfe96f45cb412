package dev.iamtracker.bench.machine;

import dev.iamtracker.bench.process.Command;
import dev.iamtracker.bench.process.Launcher;
import dev.iamtracker.bench.process.Usage;
import java.util.Optional;

/// The code that is checked out.
public record Checkout(Launcher launcher) {
  /// The commit, and whether files differ from it; results of former runs do not count.
  public String commit() {
    Optional<String> commit = said(Command.of("git", "rev-parse", "--short=10", "HEAD"));
    if (commit.isEmpty()) {
      return "unknown";
    }
    boolean changed =
        said(Command.of(
                "git",
                "status",
                "--porcelain",
                "--",
                ".",
                ":!bench/RESULTS.md",
                ":!bench/results.ndjson"))
            .filter(list -> !list.isEmpty())
            .isPresent();
    return commit.get() + (changed ? " + changes" : "");
  }

  /// A file as it was committed last; empty when it was not.
  public Optional<String> committed(String file) {
    return said(Command.of("git", "show", "HEAD:" + file));
  }

  private Optional<String> said(Command command) {
    Usage usage = launcher.run(command);
    return usage.exitCode() == 0 ? Optional.of(usage.out().strip()) : Optional.empty();
  }
}
