package dev.iamtracker.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.Settings;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.sigma.Placeholders;
import dev.iamtracker.sigma.RuleFiles;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.RuleSource;
import dev.iamtracker.suppression.SuppressionFile;
import dev.iamtracker.suppression.Suppressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules that look at events, and the findings that nobody wants to hear of.
///
/// @param rules those that come with the program, and those in the folder `rules`
public record Library(Rules rules, Suppressions suppressions) {

  /// Reads what was deployed: `rules`, `placeholders.yml` and `suppressions.yml`, where they are.
  ///
  /// @throws InvalidConfiguration for placeholders and suppressions that cannot be used; rules that
  ///   cannot are left out
  public static Library of(Settings settings, Path home) {
    return new Library(rules(settings, home), suppressions(settings, home));
  }

  private static Rules rules(Settings settings, Path home) {
    Path folder = home.resolve("rules");
    List<RuleSource> own = Files.isDirectory(folder) ? RuleFiles.below(folder) : List.of();
    RuleSet set =
        RuleSet.of(RuleFiles.builtInForEvents(), own, placeholders(settings.knownAccounts(), home));
    return Rules.of(set, settings.offHours(), Set.copyOf(settings.knownAccounts()));
  }

  private static Map<String, List<String>> placeholders(List<String> accounts, Path home) {
    Map<String, List<String>> usual = Placeholders.usual(accounts);
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

  private static Suppressions suppressions(Settings settings, Path home) {
    Optional<Path> named = settings.alerting().suppressions();
    Path file = named.orElse(home.resolve("suppressions.yml"));
    return named.isPresent() || Files.isRegularFile(file)
        ? SuppressionFile.read(file)
        : Suppressions.NONE;
  }
}
