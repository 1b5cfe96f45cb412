package dev.iamtracker.policy;

import dev.iamtracker.cloudtrail.JsonTree;
import dev.iamtracker.cloudtrail.JsonTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One key of the Condition element: some value of the request compared with some texts.
///
/// @param operator in lower case, such as `stringequals` or `foranyvalue:stringlike`
/// @param key in lower case, such as `aws:principalorgid`
/// @param values of which one must fit
record Condition(String operator, String key, List<String> values) {
  Condition {
    values = List.copyOf(values);
  }

  static List<Condition> of(Node statement) {
    var found = new ArrayList<Condition>();
    for (JsonTree element : Elements.of(statement, "Condition")) {
      if (element instanceof Node(var operators)) {
        operators.forEach(
            (operator, keys) -> {
              if (keys instanceof Node(var named)) {
                named.forEach(
                    (key, value) ->
                        found.add(
                            new Condition(
                                operator.strip().toLowerCase(Locale.ROOT),
                                key.strip().toLowerCase(Locale.ROOT),
                                Elements.texts(value))));
              }
            });
      }
    }
    return found;
  }

  /// Whether only requests pass that have the key, with one of the values. `…IfExists` and
  /// `ForAllValues:` let requests without the key pass; `Not…` all values but some.
  boolean demandsAValue() {
    return (operator.contains("string") || operator.contains("arn"))
        && !operator.contains("not")
        && !operator.endsWith("ifexists")
        && !operator.startsWith("forallvalues:")
        && !values.isEmpty();
  }

  /// Whether stars in the values stand for anything.
  boolean knowsWildcards() {
    return operator.contains("like") || operator.contains("arn");
  }
}
