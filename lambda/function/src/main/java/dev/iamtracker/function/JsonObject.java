package dev.iamtracker.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.JsonTree;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON object that is put together field by field; texts may come from anywhere.
public final class JsonObject {
  private final Map<String, JsonTree> fields = new LinkedHashMap<>();

  public JsonObject text(String name, String text) {
    return with(name, JsonTree.string(text));
  }

  public JsonObject number(String name, long number) {
    return with(name, new JsonTree.Scalar(Long.toString(number)));
  }

  public JsonObject flag(String name, boolean flag) {
    return with(name, new JsonTree.Scalar(Boolean.toString(flag)));
  }

  public JsonObject seconds(String name, Duration duration) {
    String seconds = BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    return with(name, new JsonTree.Scalar(seconds));
  }

  public JsonObject texts(String name, List<String> texts) {
    return with(name, new JsonTree.Items(texts.stream().map(JsonTree::string).toList()));
  }

  public JsonObject lists(String name, List<List<String>> lists) {
    return with(
        name,
        new JsonTree.Items(
            lists.stream()
                .<JsonTree>map(
                    list -> new JsonTree.Items(list.stream().map(JsonTree::string).toList()))
                .toList()));
  }

  public JsonObject object(String name, JsonObject object) {
    return with(name, object.tree());
  }

  public JsonObject objects(String name, List<JsonObject> objects) {
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
  public String line() {
    return new String(tree().toBytes(), UTF_8);
  }
}
