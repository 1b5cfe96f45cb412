package dev.iamtracker.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.alert.Fact;
import dev.iamtracker.alert.Message;
import dev.iamtracker.cloudtrail.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An alert as one JSON object on one line, for programs.
final class MessageJson {
  private MessageJson() {}

  static String of(Message message) {
    var fields = new LinkedHashMap<String, JsonTree>();
    fields.put("id", JsonTree.string(message.id()));
    fields.put("repeat", flag(message.repeat()));
    fields.put("kind", JsonTree.string(message.kind()));
    fields.put("test", flag(message.kind().equals("test")));
    fields.put("level", JsonTree.string(message.level().text()));
    fields.put("rule", JsonTree.string(message.rule()));
    fields.put("subject", JsonTree.string(message.subject()));
    fields.put("sentence", JsonTree.string(message.sentence()));
    for (Map.Entry<Fact, String> fact : message.facts().entrySet()) {
      fields.put(fact.getKey().key(), JsonTree.string(fact.getValue()));
    }
    fields.put("techniques", list(message.techniques()));
    fields.put("response", list(message.steps()));
    fields.put("findings", list(message.lines()));
    message.link().ifPresent(link -> fields.put("link", JsonTree.string(link)));
    return text(new JsonTree.Node(fields));
  }

  static String text(JsonTree tree) {
    return new String(tree.toBytes(), UTF_8);
  }

  static JsonTree flag(boolean flag) {
    return new JsonTree.Scalar(Boolean.toString(flag));
  }

  private static JsonTree list(List<String> texts) {
    return new JsonTree.Items(texts.stream().map(JsonTree::string).toList());
  }
}
