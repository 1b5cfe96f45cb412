package dev.iamtracker.cli.option;

import dev.iamtracker.cli.output.Format;
import dev.iamtracker.config.InvalidConfiguration;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Options that every command has, before or after its name.
public final class GlobalOptions {
  private static final String HOME_VARIABLE = "IAT_HOME";

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "Where lake and state are kept: $IAT_HOME, else ~/.iam-activity-tracker.")
  private @Nullable Path home;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      converter = FormatConverter.class,
      description = "${COMPLETION-CANDIDATES}; default: table.")
  private Format format = Format.TABLE;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  private boolean verbose;

  private final Map<String, String> environment;
  private final Path userHome;

  /// @param userHome home folder of the user, for the default home
  public GlobalOptions(Map<String, String> environment, Path userHome) {
    this.environment = Map.copyOf(environment);
    this.userHome = userHome;
  }

  /// Folder of lake and state; absolute, may not exist yet.
  ///
  /// @throws InvalidConfiguration when IAT_HOME is no path
  public Path home() {
    if (home != null) {
      return home.toAbsolutePath().normalize();
    }
    String variable = environment.getOrDefault(HOME_VARIABLE, "");
    if (variable.isEmpty()) {
      return userHome.resolve(".iam-activity-tracker");
    }
    try {
      return Path.of(variable).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new InvalidConfiguration(HOME_VARIABLE + " is no path: " + variable);
    }
  }

  /// Whether a command finds the home without `--home`.
  public boolean homeIsDefault() {
    return home == null;
  }

  public Format format() {
    return format;
  }

  public boolean verbose() {
    return verbose;
  }
}
