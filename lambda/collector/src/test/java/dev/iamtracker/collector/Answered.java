package dev.iamtracker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Items;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import dev.iamtracker.standin.lambda.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What an invocation answered.
record Answered(Map<String, JsonTree> fields) {
  static Answered of(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return of(((Outcome.Answered) outcome).body());
  }

  static Answered of(String json) {
    assertThat(JsonTree.read(json)).as(json).get().isInstanceOf(Node.class);
    return new Answered(((Node) JsonTree.read(json).orElseThrow()).fields());
  }

  String text(String name) {
    return ((Scalar) field(name)).string().orElseThrow();
  }

  long number(String name) {
    return (long) Double.parseDouble(((Scalar) field(name)).json());
  }

  List<JsonTree> items(String name) {
    return ((Items) field(name)).items();
  }

  Set<String> names(String name) {
    return ((Node) field(name)).fields().keySet();
  }

  private JsonTree field(String name) {
    assertThat(fields).containsKey(name);
    return Objects.requireNonNull(fields.get(name));
  }
}
