package dev.iamtracker.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.config.OffHours;
import dev.iamtracker.sigma.RuleFiles;
import dev.iamtracker.sigma.RuleHead;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.SigmaRule;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInRulesTest {
  static final Map<String, List<String>> TRACKER =
      Map.of(
          "known_accounts", List.of(),
          "tracker_tables", List.of("iam-activity-tracker*"),
          "tracker_buckets", List.of("iam-activity-tracker*"),
          "tracker_topics", List.of("iam-activity-tracker*"),
          "tracker_functions", List.of("iam-activity-tracker*"),
          "tracker_schedules", List.of("iam-activity-tracker*"));

  static final Rules RULES =
      Rules.of(
          RuleSet.of(RuleFiles.builtIn(), List.of(), TRACKER),
          new OffHours(22, 6, ZoneOffset.UTC),
          Set.of());

  @Test
  void haveNoErrors() {
    assertThat(RULES.errors()).isEmpty();
    assertThat(RULES.set().notApplicable()).isEmpty();
  }

  @Test
  void doWhatTheirExamplesSay() {
    assertThat(new RuleExamples(RULES).run())
        .hasSizeGreaterThan(150)
        .filteredOn(result -> result.problem().isPresent())
        .map(
            result ->
                result.rule().id()
                    + ", "
                    + result.example().name()
                    + ": "
                    + result.problem().orElseThrow())
        .isEmpty();
  }

  @Test
  void areTheSameForEvents() {
    RuleSet bare = RuleSet.of(RuleFiles.builtInForEvents(), List.of(), TRACKER);

    assertThat(bare.errors()).isEmpty();
    assertThat(bare.detections().stream().map(BuiltInRulesTest::bare))
        .containsExactlyElementsOf(
            RULES.set().detections().stream().map(BuiltInRulesTest::bare).toList());
    assertThat(bare.correlations().stream().map(BuiltInRulesTest::bare))
        .containsExactlyElementsOf(
            RULES.set().correlations().stream().map(BuiltInRulesTest::bare).toList());
    assertThat(Stream.concat(bare.detections().stream(), bare.correlations().stream()))
        .allMatch(rule -> rule.head().extension().examples().isEmpty())
        .allMatch(rule -> rule.head().description().isEmpty());
  }

  private static String bare(SigmaRule rule) {
    RuleHead head = rule.head();
    RuleHead.Extension extension = head.extension();
    return rule.toString()
        .replace(
            head.toString(),
            new RuleHead(
                    head.id(),
                    head.uuid(),
                    head.name(),
                    head.title(),
                    "",
                    "",
                    head.level(),
                    head.tags(),
                    List.of(),
                    head.references(),
                    "",
                    head.place(),
                    new RuleHead.Extension(
                        extension.needsSuccess(),
                        extension.response(),
                        extension.sentence(),
                        extension.attempt(),
                        List.of()))
                .toString());
  }
}
