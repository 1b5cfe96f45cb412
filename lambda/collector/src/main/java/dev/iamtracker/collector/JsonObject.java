package dev.iamtracker.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON object that is put together field by field; texts may come from anywhere.
final class JsonObject {
  private final Map<String, JsonTree> fields = new LinkedHashMap<>();

  JsonObject text(String name, String text) {
    return with(name, JsonTree.string(text));
  }

  JsonObject number(String name, long number) {
    return with(name, new JsonTree.Scalar(Long.toString(number)));
  }

  JsonObject flag(String name, boolean flag) {
    return with(name, new JsonTree.Scalar(Boolean.toString(flag)));
  }

  JsonObject seconds(String name, Duration duration) {
    String seconds = BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    return with(name, new JsonTree.Scalar(seconds));
  }

  JsonObject texts(String name, List<String> texts) {
    return with(name, new JsonTree.Items(texts.stream().map(JsonTree::string).toList()));
  }

  JsonObject lists(String name, List<List<String>> lists) {
    return with(
        name,
        new JsonTree.Items(
            lists.stream()
                .<JsonTree>map(
                    list -> new JsonTree.Items(list.stream().map(JsonTree::string).toList()))
                .toList()));
  }

  JsonObject object(String name, JsonObject object) {
    return with(name, object.tree());
  }

  JsonObject objects(String name, List<JsonObject> objects) {
    return with(name, new JsonTree.Items(objects.stream().map(JsonObject::tree).toList()));
  }

  private JsonObject with(String name, JsonTree value) {
    fields.put(name, value);
    return this;
  }

  private JsonTree tree() {
    return new JsonTree.Node(fields);
  }

  /// All of it on one line.
  String line() {
    return new String(tree().toBytes(), UTF_8);
  }
}
