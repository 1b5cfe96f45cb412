package dev.iamtracker.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand files such as strangers publish them, of which every document has to be accounted
/// for.
class ThousandRuleFilesTest {
  private static final int FILES = 1_000;
  private static final List<String> LEVELS =
      List.of("informational", "LOW", "Medium", "HIGH", "critical");
  private static final List<String> SELECTIONS =
      List.of(
          "eventName: [CreateUser, Delete*]",
          "userAgent|contains|all: [Boto3, linux]",
          "requestParameters.policyDocument|re: '\"Action\":\\s*\"\\*\"'",
          "sourceIPAddress|cidr: [10.0.0.0/8, '2001:db8::/32']",
          "errorCode: null",
          "additionalEventData.MFAUsed|exists: true",
          "eventSource|endswith: .amazonaws.com",
          "userIdentity.userName|fieldref: requestParameters.userName",
          "requestParameters.count|gte: 10",
          "userIdentity.arn|startswith|cased: 'arn:aws:iam::'");

  private static final Set<String> DETECTIONS = new HashSet<>();
  private static final Set<String> CORRELATIONS = new HashSet<>();
  private static final Set<String> OTHERS = new HashSet<>();
  private static final Set<String> BROKEN = new HashSet<>();
  private static int filters;
  private static RuleSet set;

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path file = folder.resolve("rules/aws/group-" + i % 17 + "/rule_" + i + ".yml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(i, file));
    }
    set = RuleTexts.loadBelow(folder);
  }

  private static String id(int i) {
    return UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}).toString();
  }

  /// Each kind of file in turn.
  private static String text(int i, Path file) {
    return switch (i % 10) {
      case 7 -> {
        OTHERS.add(id(i));
        yield detection(i, "product: windows\n  category: process_creation");
      }
      case 8 -> {
        DETECTIONS.add(id(i));
        CORRELATIONS.add(id(i + FILES));
        yield detection(i, "product: aws\n  service: cloudtrail") + "---\n" + correlation(i);
      }
      case 9 -> {
        if (i % 20 == 9) {
          filters++;
          yield filter(i);
        }
        BROKEN.add(file.toString());
        yield detection(i, "product: aws").replace("condition: selection", "condition: selektion");
      }
      default -> {
        DETECTIONS.add(id(i));
        yield detection(
            i, "product: aws\n  service: " + (i % 2 == 0 ? "cloudtrail" : "CloudTrail"));
      }
    };
  }

  private static String head(String title, String id) {
    return """
        title: %s
        id: %s
        status: experimental
        """
        .formatted(title, id);
  }

  private static String detection(int i, String source) {
    return head("AWS Thing %d Seen - 'quoted' & more".formatted(i), id(i))
        + """
        related:
          - id: %s
            type: derived
        description: |
          Detects things: a colon, a # sign,
          and more lines.
        references:
          - https://example.com/%d?x=1#y
        author: Somebody (Example GmbH), "Nick" @nick
        date: 2024/01/%02d
        modified: 2024-11-30
        tags:
          - attack.persistence
          - attack.t1098.%03d
          - detection.threat-hunting
        license: DRL 1.1
        logsource:
          %s
          definition: 'Requirements: management events'
        detection:
          selection:
            %s
          filter_main_service:
            userIdentity.invokedBy: '*.amazonaws.com'
          filter_optional_ours:
            - userIdentity.accountId: '%012d'
            - userIdentity.type: AWSService
          condition: selection and not 1 of filter_main_* and not 1 of filter_optional_*
        fields:
          - userIdentity.arn
          - sourceIPAddress
        falsepositives:
          - Unknown
        level: %s
        x-other-tool: {anything: [1, 2.5, null]}
        """
            .formatted(
                id(i + 2 * FILES),
                i,
                1 + i % 28,
                1 + i % 5,
                source,
                SELECTIONS.get(i % SELECTIONS.size()),
                i,
                LEVELS.get(i % LEVELS.size()));
  }

  private static String correlation(int i) {
    return head("Many of thing " + i, id(i + FILES))
        + """
        correlation:
          type: %s
          rules:
            - %s
          group-by:
            - userIdentity.arn
          timespan: %dm
          condition:
            gte: 5
        %slevel: HIGH
        """
            .formatted(
                i % 20 == 8 ? "event_count" : "value_count",
                id(i),
                1 + i % 59,
                i % 20 == 8 ? "" : "    field: sourceIPAddress\n");
  }

  private static String filter(int i) {
    return head("Leave out our scanner " + i, id(i))
        + """
        logsource:
          product: aws
          service: cloudtrail
        filter:
          rules:
            - %s
          selection:
            userIdentity.userName: scanner
          condition: not selection
        """
            .formatted(id(i - 1));
  }

  @Test
  void everyRuleLoads() {
    assertThat(set.detections())
        .extracting(rule -> rule.head().id())
        .containsExactlyInAnyOrderElementsOf(DETECTIONS);
    assertThat(set.correlations())
        .extracting(rule -> rule.head().id())
        .containsExactlyInAnyOrderElementsOf(CORRELATIONS);
  }

  @Test
  void rulesAboutOtherLogsAreCounted() {
    assertThat(set.notApplicable())
        .extracting(rule -> rule.rule().head().id())
        .containsExactlyInAnyOrderElementsOf(OTHERS);
  }

  @Test
  void everythingElseIsAnErrorWithItsFile() {
    assertThat(set.errors())
        .extracting(error -> error.place().file())
        .containsExactlyInAnyOrderElementsOf(BROKEN);
  }

  @Test
  void everyFilterNarrowsItsRule() {
    assertThat(filters).isEqualTo(50);
    assertThat(set.detections())
        .filteredOn(
            rule ->
                rule.condition() instanceof Condition.All(var parts)
                    && parts.getLast() instanceof Condition.Not)
        .filteredOn(rule -> rule.condition().toString().contains("scanner"))
        .hasSize(filters);
  }

  @Test
  void theOrderIsThatOfTheNamesOfTheFiles() {
    assertThat(set.detections()).extracting(rule -> rule.head().file()).isSorted();
  }
}
