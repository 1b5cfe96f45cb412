package dev.iamtracker.detect;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.config.OffHours;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.sigma.RuleSet;
import dev.iamtracker.sigma.RuleSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tries rules on events that tests write down.
final class Trial {
  static final Map<String, List<String>> PLACEHOLDERS =
      Map.of("admins", List.of("ana", "b*"), "places", List.of("eu", "us"), "nobody", List.of());
  private static final String USUAL =
      """
      {"eventVersion": "1.11", "eventTime": "2026-11-22T23:15:00Z", "awsRegion": "us-east-1",
       "recipientAccountId": "111122223333", "eventType": "AwsApiCall",
       "eventID": "11111111-2222-3333-4444-555555555555",
       "eventSource": "iam.amazonaws.com", "eventName": "CreateUser"}
      """;

  private Trial() {}

  /// Whether a rule with this detection matches an event with these fields.
  static boolean matches(String detection, String fields) {
    return !new Detector(compiled(rule(detection))).match(event(fields)).isEmpty();
  }

  /// Whether a rule with one selection of this one line matches.
  static boolean selects(String line, String fields) {
    return matches("selection:\n  " + line + "\ncondition: selection", fields);
  }

  static String rule(String detection) {
    return """
        title: A rule
        name: rule
        logsource: {product: aws, service: cloudtrail}
        detection:
        """
        + detection.indent(2);
  }

  /// @throws IllegalArgumentException for a rule with an error
  static CompiledRules compiled(String rules) {
    RuleSet set = RuleSet.of(List.of(), List.of(new RuleSource("a.yml", rules)), PLACEHOLDERS);
    CompiledRules compiled = CompiledRules.of(set, new OffHours(22, 6, ZoneOffset.UTC), Set.of());
    if (!set.errors().isEmpty() || !compiled.errors().isEmpty()) {
      throw new IllegalArgumentException(set.errors() + " " + compiled.errors());
    }
    return compiled;
  }

  /// @param fields JSON, over what an event usually is
  static IdentityEvent event(String fields) {
    var whole = new LinkedHashMap<String, JsonTree>();
    whole.putAll(((JsonTree.Node) JsonTree.read(USUAL).orElseThrow()).fields());
    whole.putAll(((JsonTree.Node) JsonTree.read(fields).orElseThrow()).fields());
    byte[] json = new JsonTree.Node(whole).toBytes();
    var parser =
        new RecordParser(_ -> true, EventSources::typeOf, Instant.parse("2100-01-01T00:00:00Z"));
    if (parser.parse(json, 0, json.length) instanceof ParsedRecord.Event(var event, _)) {
      return event;
    }
    throw new IllegalArgumentException(
        "not a CloudTrail record: " + new String(json, StandardCharsets.UTF_8));
  }
}
