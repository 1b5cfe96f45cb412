package dev.iamtracker.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a policy takes back: its Deny statements without conditions on all resources. Statements
/// with conditions, or on some resources, may leave enough of a grant and are not counted.
final class Denied {
  /// With more patterns than this no wildcard counts, so that a hostile document stays cheap.
  private static final int MOST_WILDCARDS = 500;

  private final Set<String> patterns = new HashSet<>();
  private final List<String> wildcards;
  private final boolean everything;

  /// Of each statement with NotAction, what it spares.
  private final List<List<String>> spared;

  Denied(List<Statement> statements) {
    List<Statement> denials = statements.stream().filter(Statement::deniesEverywhere).toList();
    denials.stream()
        .filter(denial -> denial.notActions().isEmpty())
        .forEach(denial -> patterns.addAll(denial.actions()));
    List<String> open = patterns.stream().filter(Glob::hasWildcard).toList();
    this.wildcards = open.size() > MOST_WILDCARDS ? List.of() : open;
    this.everything = Actions.anyIsEverything(open);
    this.spared =
        denials.stream()
            .filter(denial -> denial.actions().isEmpty() && !denial.notActions().isEmpty())
            .map(Statement::notActions)
            .filter(notActions -> !Actions.anyIsEverything(notActions))
            .limit(MOST_WILDCARDS)
            .toList();
  }

  /// Whether so much is denied that nobody is left with everything but a few.
  boolean everything() {
    return everything || !spared.isEmpty();
  }

  boolean service(String service) {
    return everything
        || patterns.contains(service + ":*")
        || wildcards.stream().anyMatch(pattern -> Actions.isAllOf(service, pattern))
        || spared.stream().anyMatch(spares -> !mayMeet(spares, service + ":*"));
  }

  boolean action(String pattern) {
    return everything
        || patterns.contains(pattern)
        || wildcards.stream().anyMatch(denied -> Glob.covers(denied, pattern))
        || spared.stream().anyMatch(spares -> !mayMeet(spares, pattern));
  }

  /// The services of which denials with NotAction spare all actions.
  Set<String> sparedServices() {
    var services = new HashSet<String>();
    spared.forEach(spares -> spares.forEach(pattern -> services.addAll(Actions.services(pattern))));
    return services;
  }

  private static boolean mayMeet(List<String> spares, String pattern) {
    return spares.stream().anyMatch(spare -> Actions.mayMeet(spare, pattern));
  }
}
