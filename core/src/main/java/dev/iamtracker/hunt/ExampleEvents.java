package dev.iamtracker.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.ParsedRecord;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.filter.EventSources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events out of the examples of rules; what an example leaves out is filled in.
final class ExampleEvents {
  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");
  private static final Map<String, String> USUAL =
      Map.of(
          "eventVersion", "1.11",
          "eventTime", "2026-11-22T12:00:00Z",
          "awsRegion", "us-east-1",
          "recipientAccountId", "111122223333",
          "eventType", "AwsApiCall");

  private ExampleEvents() {}

  /// @throws IllegalArgumentException for what is no CloudTrail record, saying why
  static List<IdentityEvent> of(List<String> records) {
    var parser = new RecordParser(_ -> true, EventSources::typeOf, NOW);
    var events = new ArrayList<IdentityEvent>();
    for (int i = 0; i < records.size(); i++) {
      byte[] json = complete(records.get(i), i);
      switch (parser.parse(json, 0, json.length)) {
        case ParsedRecord.Event(IdentityEvent event, _) -> events.add(event);
        case ParsedRecord.Unusable(String reason) -> throw new IllegalArgumentException(reason);
        default -> throw new IllegalArgumentException("not a CloudTrail record");
      }
    }
    return events;
  }

  private static byte[] complete(String record, int number) {
    if (!(JsonTree.read(record).orElse(null) instanceof JsonTree.Node(var fields))) {
      throw new IllegalArgumentException("an event has to be a map");
    }
    var whole = new LinkedHashMap<String, JsonTree>();
    USUAL.forEach((name, value) -> whole.put(name, JsonTree.string(value)));
    whole.put(
        "eventID",
        JsonTree.string(UUID.nameUUIDFromBytes((number + record).getBytes(UTF_8)).toString()));
    whole.putAll(fields);
    return new JsonTree.Node(whole).toBytes();
  }
}
