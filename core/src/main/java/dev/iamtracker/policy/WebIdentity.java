package dev.iamtracker.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which sign-ins with OpenID Connect a trust policy lets in.
final class WebIdentity {
  /// Providers that anybody can sign in to, and the claims besides `sub` that tie a token to one
  /// application or identity pool of the trusting account.
  private static final Map<String, Set<String>> WELL_KNOWN =
      Map.of(
          "cognito-identity.amazonaws.com", Set.of("aud"),
          "www.amazon.com", Set.of("app_id", "user_id"),
          "graph.facebook.com", Set.of("app_id", "id"),
          "accounts.google.com", Set.of());

  /// What subjects of providers that serve everybody begin with; the owner follows.
  private static final List<String> BEFORE_OWNER =
      List.of("repo:", "project_path:", "organization:");

  private WebIdentity() {}

  static boolean isWellKnown(String provider) {
    return WELL_KNOWN.containsKey(provider);
  }

  /// Whether a condition says which subjects may come in.
  static boolean namesSubject(Condition condition) {
    int colon = condition.key().lastIndexOf(':');
    String claim = condition.key().substring(colon + 1);
    String provider = condition.key().substring(0, Math.max(0, colon));
    boolean tied =
        claim.equals("sub") || WELL_KNOWN.getOrDefault(provider, Set.of()).contains(claim);
    return colon > 0
        && tied
        && condition.demandsAValue()
        && condition.values().stream().allMatch(value -> isNarrow(value, condition));
  }

  /// Not for `*`, nor for `repo:*`, which every repository of everybody fits.
  private static boolean isNarrow(String value, Condition condition) {
    if (!condition.knowsWildcards()) {
      return true;
    }
    String rest =
        BEFORE_OWNER.stream()
            .filter(value::startsWith)
            .findFirst()
            .map(prefix -> value.substring(prefix.length()))
            .orElse(value);
    boolean ofOwner = rest.length() < value.length();
    return !Glob.isOpen(value) && !(ofOwner && (rest.startsWith("*") || rest.startsWith("?")));
  }
}
