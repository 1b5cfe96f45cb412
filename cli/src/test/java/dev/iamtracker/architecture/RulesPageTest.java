package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.hunt.RuleExamples;
import dev.iamtracker.hunt.Rules;
import dev.iamtracker.sigma.Modifier;
import dev.iamtracker.sigma.Placeholders;
import dev.iamtracker.sigma.RuleFiles;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.RuleSource;
import dev.iamtracker.sigma.SigmaRule;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the page about rules shows works, and what it lists is all there is.
class RulesPageTest {
  private static final Page PAGE = Page.of("docs/rules.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(title:.*?)```", Pattern.DOTALL);

  private static List<RuleSource> blocks() {
    return YAML.matcher(String.join("\n", PAGE.lines()))
        .results()
        .map(MatchResult::group)
        .map(block -> block.substring("```yaml\n".length(), block.length() - "```".length()))
        .map(block -> new RuleSource("block " + block.lines().findFirst().orElse(""), block))
        .toList();
  }

  @Test
  void itsRulesLoadAndDoWhatTheirExamplesSay() {
    RuleSet set = RuleSet.of(RuleFiles.builtIn(), blocks(), Placeholders.usual(List.of()));
    assertThat(set.errors()).isEmpty();
    assertThat(set.notices()).isEmpty();
    assertThat(set.correlations()).map(rule -> rule.head().id()).contains("guessed-passwords");

    Rules rules = Rules.of(set, new OffHours(22, 6, ZoneOffset.UTC), Set.of());
    List<RuleExamples.Result> results =
        new RuleExamples(rules).run(set.rule("service-user-password").orElseThrow().head());
    assertThat(results).hasSize(2).allMatch(result -> result.problem().isEmpty());
  }

  @Test
  void itListsAllModifiers() {
    assertThat(listed("modifier"))
        .isEqualTo(
            Arrays.stream(Modifier.values())
                .map(Modifier::text)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void itListsAllTypesOfCorrelations() {
    assertThat(listed("type"))
        .isEqualTo(
            Arrays.stream(SigmaRule.Type.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void itListsAllPlaceholdersThatAreThere() {
    Set<String> named =
        Stream.of(String.join("\n", PAGE.lines()))
            .flatMap(text -> Page.code(text).stream())
            .collect(Collectors.toSet());

    assertThat(Placeholders.usual(List.of()).keySet())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(named).contains("%" + name + "%"));
  }

  private static Set<String> listed(String heading) {
    return PAGE.table(heading).stream()
        .flatMap(row -> Page.code(row.getFirst()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
