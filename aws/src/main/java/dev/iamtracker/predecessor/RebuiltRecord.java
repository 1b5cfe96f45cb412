package dev.iamtracker.predecessor;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A CloudTrail record made of the attributes of an item.
///
/// @param attributes by the names that the table has
record RebuiltRecord(Map<String, JsonTree> attributes) {
  /// Where attributes that no field takes are kept.
  static final String REST = "storedAttributes";

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("eventid", "eventID"),
          Map.entry("eventname", "eventName"),
          Map.entry("eventsource", "eventSource"),
          Map.entry("awsregion", "awsRegion"),
          Map.entry("region", "awsRegion"),
          Map.entry("sourceip", "sourceIPAddress"),
          Map.entry("sourceipaddress", "sourceIPAddress"),
          Map.entry("useragent", "userAgent"),
          Map.entry("errorcode", "errorCode"),
          Map.entry("errormessage", "errorMessage"),
          Map.entry("requestid", "requestID"),
          Map.entry("sharedeventid", "sharedEventID"),
          Map.entry("vpcendpointid", "vpcEndpointId"),
          Map.entry("apiversion", "apiVersion"),
          Map.entry("eventversion", "eventVersion"),
          Map.entry("eventcategory", "eventCategory"),
          Map.entry("awseventtype", "eventType"),
          Map.entry("recipientaccountid", "recipientAccountId"),
          Map.entry("accountid", "recipientAccountId"),
          Map.entry("awsaccountid", "recipientAccountId"));

  private static final Map<String, String> TREES =
      Map.of(
          "requestparameters", "requestParameters",
          "responseelements", "responseElements",
          "additionaleventdata", "additionalEventData",
          "serviceeventdetails", "serviceEventDetails",
          "resources", "resources",
          "tlsdetails", "tlsDetails");

  private static final Map<String, String> FLAGS =
      Map.of("readonly", "readOnly", "managementevent", "managementEvent");

  /// Of times that mean the same, the first one counts.
  private static final Set<String> TIMES = Set.of("eventtime", "eventtimestamp");

  /// The day of the time.
  private static final String DATE = "eventdate";

  private static final String TYPE = "eventtype";

  Node node() {
    var fields = new LinkedHashMap<String, JsonTree>();
    var identity = new OldIdentity();
    var rest = new TreeMap<String, JsonTree>();
    attributes.forEach(
        (name, value) -> {
          String plain = OldItem.plain(name);
          boolean taken =
              OldValue.isAbsent(value)
                  || plain.equals(DATE)
                  || identity.takes(plain, value)
                  || takes(fields, plain, value);
          if (!taken) {
            rest.put(name, value);
          }
        });
    identity.node().ifPresent(node -> fields.put("userIdentity", node));
    if (!rest.isEmpty()) {
      fields.put(REST, new Node(rest));
    }
    return new Node(fields);
  }

  private static boolean takes(Map<String, JsonTree> fields, String plain, JsonTree value) {
    if (TIMES.contains(plain)) {
      return fields.putIfAbsent("eventTime", OldValue.time(value)) == null;
    }
    if (TREES.containsKey(plain)) {
      return put(fields, TREES.get(plain), OldValue.unpacked(value));
    }
    if (FLAGS.containsKey(plain)) {
      return put(fields, FLAGS.get(plain), OldValue.flag(value));
    }
    String field =
        plain.equals(TYPE)
                && OldValue.text(value).filter(type -> type.startsWith("Aws")).isPresent()
            ? "eventType"
            : TEXTS.get(plain);
    return field != null
        && OldValue.text(value)
            .filter(text -> put(fields, field, JsonTree.string(text)))
            .isPresent();
  }

  private static boolean put(Map<String, JsonTree> fields, String name, JsonTree value) {
    return OldValue.isAbsent(value) || fields.putIfAbsent(name, value) == null;
  }
}
