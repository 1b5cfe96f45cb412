package dev.iamtracker.policy;

import dev.iamtracker.cloudtrail.JsonTree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One statement of a policy that says Allow or Deny.
///
/// @param actions patterns in lower case
/// @param notActions patterns in lower case
/// @param resources `*` where a statement names neither kind
/// @param principals of a trust policy
/// @param notPrincipals of a trust policy
/// @param conditions all of which must hold
record Statement(
    boolean allows,
    List<String> actions,
    List<String> notActions,
    List<ResourcePattern> resources,
    List<ResourcePattern> notResources,
    List<Principal> principals,
    List<Principal> notPrincipals,
    List<Condition> conditions) {
  Statement {
    actions = List.copyOf(actions);
    notActions = List.copyOf(notActions);
    resources = List.copyOf(resources);
    notResources = List.copyOf(notResources);
    principals = List.copyOf(principals);
    notPrincipals = List.copyOf(notPrincipals);
    conditions = List.copyOf(conditions);
  }

  /// The statements of a policy document, empty when it has no element Statement or the text is no
  /// document. What is no statement among them is left out, as are effects that do not exist.
  static Optional<List<Statement>> allOf(String text) {
    return PolicyText.read(text)
        .filter(document -> Elements.has(document, "Statement"))
        .map(
            document ->
                Elements.of(document, "Statement").stream()
                    .filter(Node.class::isInstance)
                    .map(Node.class::cast)
                    .flatMap(object -> read(object).stream())
                    .toList());
  }

  private static Optional<Statement> read(Node object) {
    String effect = String.join(" ", Elements.texts(object, "Effect"));
    boolean allows = effect.equalsIgnoreCase("Allow");
    if (!allows && !effect.equalsIgnoreCase("Deny")) {
      return Optional.empty();
    }
    boolean named = Elements.has(object, "Resource") || Elements.has(object, "NotResource");
    return Optional.of(
        new Statement(
            allows,
            patterns(object, "Action"),
            patterns(object, "NotAction"),
            named ? resources(object, "Resource") : List.of(ResourcePattern.of("*")),
            resources(object, "NotResource"),
            Principal.of(object, "Principal"),
            Principal.of(object, "NotPrincipal"),
            Condition.of(object)));
  }

  private static List<String> patterns(Node object, String name) {
    return Elements.texts(object, name).stream()
        .map(action -> action.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static List<ResourcePattern> resources(Node object, String name) {
    return Elements.texts(object, name).stream().map(ResourcePattern::of).distinct().toList();
  }

  boolean isConditional() {
    return !conditions.isEmpty();
  }

  /// Whether it takes something from everybody, always and everywhere.
  boolean deniesEverywhere() {
    return !allows
        && conditions.isEmpty()
        && notResources.isEmpty()
        && resources.stream().anyMatch(ResourcePattern::everything);
  }
}
