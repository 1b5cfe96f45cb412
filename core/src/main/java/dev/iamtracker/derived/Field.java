package dev.iamtracker.derived;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The derived fields, as the table in `docs/derived-fields.md` lists them.
enum Field {
  OUTCOME("iat.outcome"),
  ACTOR_NAME("iat.actor.name"),
  ACTOR_IS_TARGET("iat.actor.is_target"),
  ACTOR_IS_SERVICE("iat.actor.is_service"),
  OFF_HOURS("iat.off_hours"),
  MFA("iat.mfa"),
  POLICY_GRANTS_ADMIN("iat.policy.grants_admin"),
  POLICY_GRANTS("iat.policy.grants"),
  POLICY_STAR_RESOURCE("iat.policy.star_resource"),
  TRUST_WILDCARD("iat.trust.wildcard"),
  TRUST_EXTERNAL_ACCOUNTS("iat.trust.external_accounts"),
  TRUST_MISSING_SUBJECT("iat.trust.missing_subject");

  private static final Map<String, Field> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Field::path, Function.identity()));

  private final String path;

  Field(String path) {
    this.path = path;
  }

  /// The name that rules use.
  String path() {
    return path;
  }

  static Optional<Field> named(String path) {
    return Optional.ofNullable(BY_NAME.get(path));
  }
}
