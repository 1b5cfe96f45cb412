package dev.iamtracker.policy;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Items;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import dev.iamtracker.cloudtrail.JsonTree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the elements of a policy, whose names may be in any case and whose values may be one or
/// many.
final class Elements {
  private Elements() {}

  /// All values under a name, those of arrays one by one.
  static List<JsonTree> of(Node object, String name) {
    var found = new ArrayList<JsonTree>();
    object
        .fields()
        .forEach(
            (field, value) -> {
              if (field.equalsIgnoreCase(name)) {
                spread(value, found);
              }
            });
    return found;
  }

  static boolean has(Node object, String name) {
    return object.fields().keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  /// The strings under a name; what is none is left out.
  static List<String> texts(Node object, String name) {
    return texts(of(object, name));
  }

  /// The strings of a value.
  static List<String> texts(JsonTree value) {
    var found = new ArrayList<JsonTree>();
    spread(value, found);
    return texts(found);
  }

  private static List<String> texts(List<JsonTree> values) {
    return values.stream().map(Elements::text).flatMap(Optional::stream).toList();
  }

  private static Optional<String> text(JsonTree value) {
    return switch (value) {
      case Scalar scalar -> scalar.string();
      case Node _, Items _ -> Optional.empty();
    };
  }

  private static void spread(JsonTree value, List<JsonTree> target) {
    switch (value) {
      case Items(var items) -> items.forEach(item -> spread(item, target));
      case Node _, Scalar _ -> target.add(value);
    }
  }
}
