package dev.iamtracker.cli.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.sigma.Placeholders;
import dev.iamtracker.sigma.RuleFiles;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.RuleSource;
import dev.iamtracker.sigma.SigmaError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Loads the built-in rules, those in the home, and those a user names.
///
/// @param home where `rules` and `placeholders.yml` may lie
public record LocalRules(Path home, Settings settings) {
  private static final int SHOWN = 20;

  /// Loads them and takes errors for what they are, unless the user wants them left out.
  ///
  /// @throws InvalidConfiguration for rules that cannot be loaded
  public Rules load(RuleOptions options) {
    return options.none()
        ? Rules.none()
        : checked(load(RuleFiles.builtInForEvents(), options.paths()), options);
  }

  /// The same with their examples.
  ///
  /// @throws InvalidConfiguration for rules that cannot be loaded
  public Rules loadWithExamples(RuleOptions options) {
    return checked(loadAll(options.paths()), options);
  }

  private static Rules checked(Rules rules, RuleOptions options) {
    if (!rules.errors().isEmpty() && !options.skipInvalid()) {
      throw new InvalidConfiguration(
          "Rules that cannot be loaded:\n"
              + lines(rules.errors())
              + "\nMend them, or leave them out with --skip-invalid.");
    }
    return rules;
  }

  /// Loads them with their examples, whatever is wrong with some.
  public Rules loadAll(List<Path> more) {
    return load(RuleFiles.builtIn(), more);
  }

  private Rules load(List<RuleSource> builtIn, List<Path> more) {
    var own = new ArrayList<RuleSource>();
    Path folder = home.resolve("rules");
    if (Files.isDirectory(folder)) {
      own.addAll(RuleFiles.below(folder));
    }
    more.forEach(path -> own.addAll(RuleFiles.below(path)));
    RuleSet set = RuleSet.of(builtIn, own, placeholders());
    return Rules.of(set, settings.offHours(), Set.copyOf(settings.knownAccounts()));
  }

  private Map<String, List<String>> placeholders() {
    Map<String, List<String>> usual = Placeholders.usual(settings.knownAccounts());
    Path file = home.resolve("placeholders.yml");
    if (!Files.isRegularFile(file)) {
      return usual;
    }
    try {
      return Placeholders.with(
          usual, new RuleSource(file.toString(), new String(Files.readAllBytes(file), UTF_8)));
    } catch (IOException e) {
      throw new InvalidConfiguration("Cannot read " + file + ": " + e.getMessage());
    }
  }

  /// Errors, one a line.
  public static String lines(List<SigmaError> errors) {
    String lines =
        errors.stream()
            .limit(SHOWN)
            .map(error -> "  " + SafeText.of(error.toString()))
            .collect(Collectors.joining("\n"));
    return errors.size() > SHOWN
        ? lines + "\n  and " + (errors.size() - SHOWN) + " more; `iat rules check` lists them all"
        : lines;
  }
}
