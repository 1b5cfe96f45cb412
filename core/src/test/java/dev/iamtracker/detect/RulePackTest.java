package dev.iamtracker.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePackTest {
  private static Stream<PackedRule> rules() {
    return PackedRule.all().stream();
  }

  @Test
  void holdsTheRulesThatTheOriginalHadAtTheirLevels() {
    Map<String, String> levels = new HashMap<>();
    rules().forEach(rule -> levels.put(rule.id(), rule.text("level")));
    assertThat(levels)
        .containsAllEntriesOf(
            Map.ofEntries(
                Map.entry("root-console-login", "critical"),
                Map.entry("root-console-login-failed", "critical"),
                Map.entry("iam-user-created", "high"),
                Map.entry("admin-policy-attached", "critical"),
                Map.entry("dangerous-inline-policy", "critical"),
                Map.entry("access-key-created", "critical"),
                Map.entry("role-trust-opened", "critical"),
                Map.entry("access-key-status-changed", "high"),
                Map.entry("mfa-device-removed", "critical"),
                Map.entry("sso-permission-set-created", "critical"),
                Map.entry("sso-permission-set-updated", "critical"),
                Map.entry("sso-admin-policy-attached", "critical"),
                Map.entry("sso-account-assignment-created", "critical"),
                Map.entry("sso-application-created", "high"),
                Map.entry("sso-application-deleted", "high")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void namesARuleAsItsFile(PackedRule rule) {
    assertThat(rule.text("name")).isEqualTo(rule.id());
    assertThat(rule.documents().subList(0, rule.documents().size() - 1))
        .allSatisfy(part -> assertThat((String) part.get("name")).startsWith(rule.id() + "-"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatItIsAndWhatBenignTrafficDoesToIt(PackedRule rule) {
    assertThat(rule.text("title")).hasSizeBetween(10, 80).doesNotEndWith(".");
    assertThat(rule.text("description")).endsWith(".");
    assertThat(rule.text("level")).isIn("low", "medium", "high", "critical");
    assertThat(rule.texts("falsepositives"))
        .isNotEmpty()
        .allSatisfy(known -> assertThat(known).hasSizeGreaterThan(20).endsWith("."));
    assertThat(rule.techniques()).isNotEmpty();
    assertThat(rule.texts("references")).isNotEmpty().allMatch(link -> link.startsWith("https://"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatHappenedAndWhatToDo(PackedRule rule) {
    assertThat(PackedRule.texts(rule.extension(), "response"))
        .hasSizeBetween(1, 3)
        .allSatisfy(step -> assertThat(step).endsWith("."));
    assertThat((String) rule.extension().get("sentence")).contains("{actor}");
    if ("success".equals(rule.extension().get("outcome"))) {
      assertThat((String) rule.extension().get("attempt")).contains("tried to", "was denied");
    } else {
      assertThat(rule.extension().containsKey("attempt")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void showsEventsThatMatchAndNearMisses(PackedRule rule) {
    assertThat(rule.examples())
        .anyMatch(example -> Boolean.TRUE.equals(example.get("match")))
        .anyMatch(example -> Boolean.FALSE.equals(example.get("match")))
        .allSatisfy(
            example -> {
              boolean counts = rule.rule().containsKey("correlation");
              assertThat(example.containsKey(counts ? "events" : "event")).isTrue();
            });
  }

  @Test
  void givesEveryDocumentAnIdOfItsOwn() {
    List<String> ids =
        rules()
            .flatMap(rule -> rule.documents().stream())
            .map(document -> (String) document.get("id"))
            .toList();
    assertThat(ids)
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(4));
    List<String> names =
        rules()
            .flatMap(rule -> rule.documents().stream())
            .map(document -> (String) document.get("name"))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void isListedRuleByRuleInItsReadme() throws IOException {
    List<String> rows =
        Files.readAllLines(PackedRule.FOLDER.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| ["))
            .map(row -> row.substring(0, row.lastIndexOf('|', row.length() - 2)).strip())
            .toList();
    assertThat(rows).containsExactlyElementsOf(rules().map(RulePackTest::row).toList());
  }

  @Test
  void saysWhichRulesCatchEachOfTheSimulatedStories() throws IOException {
    var named = new HashSet<String>();
    for (String line : Files.readAllLines(PackedRule.FOLDER.resolve("README.md"))) {
      if (line.startsWith("| [")) {
        String cell = line.substring(line.lastIndexOf('|', line.length() - 2) + 1);
        named.addAll(List.of(cell.replace('|', ' ').strip().split(", *")));
      }
    }
    named.remove("");
    assertThat(named).hasSize(17);
  }

  private static String row(PackedRule rule) {
    return "| [%s](%s/%s.yml) | %s | %s | %s | %s"
        .formatted(
            rule.id(),
            rule.group(),
            rule.id(),
            rule.text("level"),
            rule.text("title"),
            String.join(", ", rule.techniques()),
            rule.texts("falsepositives").getFirst());
  }
}
