package dev.iamtracker.dynamo;

import dev.iamtracker.cloudtrail.JsonTree;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Values of attributes as JSON: numbers as they are spelled, sets as arrays, bytes as Base64.
final class AttributeTree {
  private AttributeTree() {}

  static JsonTree of(AttributeValue value) {
    return switch (value.type()) {
      case S -> JsonTree.string(value.s());
      case N -> new JsonTree.Scalar(value.n());
      case BOOL -> new JsonTree.Scalar(value.bool().toString());
      case B -> bytes(value.b());
      case SS -> new JsonTree.Items(value.ss().stream().map(JsonTree::string).toList());
      case NS ->
          new JsonTree.Items(value.ns().stream().<JsonTree>map(JsonTree.Scalar::new).toList());
      case BS -> new JsonTree.Items(value.bs().stream().map(AttributeTree::bytes).toList());
      case L -> items(value.l());
      case M -> {
        var fields = new TreeMap<String, JsonTree>();
        value.m().forEach((name, one) -> fields.put(name, of(one)));
        yield new JsonTree.Node(fields);
      }
      case NUL, UNKNOWN_TO_SDK_VERSION -> new JsonTree.Scalar("null");
    };
  }

  private static JsonTree items(List<AttributeValue> values) {
    var items = new ArrayList<JsonTree>();
    values.forEach(value -> items.add(of(value)));
    return new JsonTree.Items(items);
  }

  private static JsonTree bytes(SdkBytes bytes) {
    return JsonTree.string(Base64.getEncoder().encodeToString(bytes.asByteArray()));
  }
}
