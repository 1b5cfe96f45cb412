package dev.iamtracker.cli.option;

import dev.iamtracker.config.InvalidConfiguration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stack is asked, in the place of the local lake.
public final class StackOption {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,240}");

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "Ask the tables of this stack on AWS, and not the local lake.")
  private @Nullable String stack;

  /// Its name; empty for the local lake.
  ///
  /// @throws InvalidConfiguration when no stack can have this name
  public Optional<String> name() {
    return Optional.ofNullable(stack).map(name -> checked("--stack", name));
  }

  /// A name that a stack can have.
  ///
  /// @param option name of the option, for the message
  /// @throws InvalidConfiguration when it cannot
  public static String checked(String option, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidConfiguration(
          option + " " + name + " is no name of a stack; give one such as iam-activity-tracker.");
    }
    return name;
  }
}
