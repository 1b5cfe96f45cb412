package dev.iamtracker.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;

/// What EventBridge hands over.
///
/// @param name for messages
/// @param record of CloudTrail; where there is none, all of what was handed over, so that it is
///   quarantined as what it is
record PushedEvent(String name, String record) {

  static PushedEvent of(String input) {
    if (JsonTree.read(input).orElse(null) instanceof Node(var fields)
        && fields.get("detail") instanceof Node detail) {
      String id = fields.get("id") instanceof Scalar scalar ? scalar.string().orElse("") : "";
      return new PushedEvent("pushed event " + id, new String(detail.toBytes(), UTF_8));
    }
    return new PushedEvent("pushed input", input);
  }
}
