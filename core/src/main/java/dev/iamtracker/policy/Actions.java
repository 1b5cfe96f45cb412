package dev.iamtracker.policy;

import java.util.Collection;
import java.util.List;

/// How much a pattern of the elements Action and NotAction takes in; patterns are in lower case.
final class Actions {
  private static final String ANY_ACTION = Glob.ANYTHING + ":" + Glob.ANYTHING;

  /// Services that a pattern with a wildcard in its service is tried with.
  private static final List<String> WELL_KNOWN =
      List.of(
          "account",
          "cloudformation",
          "cloudtrail",
          "dynamodb",
          "ec2",
          "iam",
          "identitystore",
          "kms",
          "lambda",
          "organizations",
          "rds",
          "s3",
          "secretsmanager",
          "ssm",
          "sso",
          "sso-directory",
          "sts");

  /// What the names of actions that change nothing begin with.
  private static final List<String> READING =
      List.of(
          "get",
          "list",
          "describe",
          "batchget",
          "check",
          "filter",
          "head",
          "lookup",
          "query",
          "read",
          "scan",
          "search",
          "select",
          "simulate",
          "validate",
          "view");

  private Actions() {}

  /// Whether it takes in every action of every service: `*`, `*:*`, `**`.
  static boolean isEverything(String pattern) {
    return pattern.endsWith("*") && Glob.matches(pattern, ANY_ACTION);
  }

  static boolean anyIsEverything(Collection<String> patterns) {
    return patterns.stream().anyMatch(Actions::isEverything);
  }

  /// Whether it takes in every action of a service.
  static boolean isAllOf(String service, String pattern) {
    return Glob.matchesAllFrom(pattern, service + ":");
  }

  /// The services all of whose actions a pattern takes in: the one it names, or those among the
  /// well-known ones that its wildcards fit.
  static List<String> services(String pattern) {
    int colon = pattern.indexOf(':');
    List<String> candidates =
        colon > 0 && !Glob.hasWildcard(pattern.substring(0, colon))
            ? List.of(pattern.substring(0, colon))
            : WELL_KNOWN;
    return candidates.stream().filter(service -> isAllOf(service, pattern)).toList();
  }

  /// Whether both may take in the same action; says yes in doubt.
  static boolean mayMeet(String one, String other) {
    String start = literalStart(one);
    String otherStart = literalStart(other);
    return start.length() < otherStart.length()
        ? Glob.hasWildcard(one) && otherStart.startsWith(start)
        : start.equals(otherStart) || (Glob.hasWildcard(other) && start.startsWith(otherStart));
  }

  /// Whether it takes in only actions that read, by their names.
  static boolean onlyReads(String pattern) {
    int colon = pattern.indexOf(':');
    String name = literalStart(pattern.substring(colon + 1));
    return colon > 0 && READING.stream().anyMatch(name::startsWith);
  }

  private static String literalStart(String pattern) {
    int end = 0;
    while (end < pattern.length() && "*?".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, end);
  }
}
