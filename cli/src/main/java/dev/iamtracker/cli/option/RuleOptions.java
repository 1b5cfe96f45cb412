package dev.iamtracker.cli.option;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// Which rules are used.
public final class RuleOptions {
  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "More Sigma rules: a file or a folder; may be given several times.")
  private List<Path> paths = List.of();

  @Option(
      names = "--skip-invalid",
      description = "Leave out rules that cannot be loaded, and say which.")
  private boolean skipInvalid;

  @Option(names = "--no-rules", description = "No rule looks at the events.")
  private boolean none;

  public boolean none() {
    return none;
  }

  public List<Path> paths() {
    return List.copyOf(paths);
  }

  public boolean skipInvalid() {
    return skipInvalid;
  }
}
