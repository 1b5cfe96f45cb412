package dev.iamtracker.sigma;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Rules for tests of how they are loaded.
final class RuleTexts {
  static final String HEAD =
      """
      title: A user was created
      logsource: {product: aws, service: cloudtrail}
      """;

  private RuleTexts() {}

  /// A rule with a name.
  static String rule(String name) {
    return "name: " + name + "\n" + detection("  selection:\n    eventName: CreateUser\n");
  }

  /// A rule without a name.
  ///
  /// @param selections indented by two blanks
  static String detection(String selections) {
    return HEAD + "detection:\n" + selections + "  condition: 1 of them\n";
  }

  static RuleSet load(String text) {
    return load(List.of(new RuleSource("bad.yml", text)));
  }

  static RuleSet load(List<RuleSource> sources) {
    return RuleSet.of(List.of(), sources, Map.of());
  }

  static RuleSet loadBelow(Path path) {
    return load(RuleFiles.below(path));
  }

  /// Loads text of which nothing is usable and that has one thing wrong with it.
  static String onlyError(String text) {
    RuleSet set = load(text);
    if (set.size() + set.notApplicable().size() > 0 || set.errors().size() != 1) {
      throw new AssertionError(set.toString());
    }
    return set.errors().getFirst().toString();
  }
}
