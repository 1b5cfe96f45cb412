package dev.iamtracker.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree.Items;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import dev.iamtracker.cloudtrail.ParsedRecord.Aside;
import dev.iamtracker.cloudtrail.ParsedRecord.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an object can be that is no record by itself.
sealed interface Envelope {

  /// The record inside an EventBridge event (`detail`) or a LookupEvents answer (`CloudTrailEvent`,
  /// JSON in a string).
  record Wrapped(String json) implements Envelope {}

  /// A digest, Insight or aggregated record, or one that names its own fault.
  record Other(ParsedRecord parsed) implements Envelope {}

  /// Looks into a JSON object that has no eventName or no eventSource.
  static Optional<Envelope> open(byte[] json, int start, int end) {
    if (!(JsonTree.parse(json, start, end) instanceof Node(var fields))) {
      return Optional.empty();
    }
    if (fields.get("CloudTrailEvent") instanceof Scalar(String text) && text.startsWith("\"")) {
      byte[] quoted = text.getBytes(UTF_8);
      return Optional.of(
          new Wrapped(new String(JsonText.unescape(quoted, 1, quoted.length - 1), UTF_8)));
    }
    if (fields.get("detail") instanceof Node detail) {
      return Optional.of(new Wrapped(new String(detail.toBytes(), UTF_8)));
    }
    if (fields.containsKey("story") && fields.containsKey("eventID")) {
      return Optional.of(new Other(Aside.LABEL));
    }
    return aside(
            fields.containsKey("digestStartTime"),
            text(fields.get("eventCategory")),
            text(fields.get("eventType")))
        .or(() -> container(fields.get("Records"), "Records"))
        .or(() -> container(fields.get("Events"), "Events"));
  }

  private static Optional<Envelope> aside(boolean digest, String category, String type) {
    if (digest) {
      return Optional.of(new Other(Aside.DIGEST));
    }
    if (category.equals("Insight") || type.equals("AwsCloudTrailInsight")) {
      return Optional.of(new Other(Aside.INSIGHT));
    }
    return category.startsWith("Aggregat") || type.startsWith("AwsAggregat")
        ? Optional.of(new Other(Aside.AGGREGATED))
        : Optional.empty();
  }

  private static Optional<Envelope> container(@Nullable JsonTree value, String name) {
    return value == null || value instanceof Items
        ? Optional.empty()
        : Optional.of(new Other(new Unusable("`" + name + "` is not an array")));
  }

  private static String text(@Nullable JsonTree value) {
    return value instanceof Scalar(String json) && json.startsWith("\"")
        ? json.substring(1, json.length() - 1)
        : "";
  }

  static List<String> plus(List<String> warnings, String warning) {
    var all = new ArrayList<>(warnings);
    all.add(warning);
    return all;
  }
}
