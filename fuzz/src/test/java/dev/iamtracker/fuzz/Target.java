package dev.iamtracker.fuzz;

import dev.iamtracker.duckdb.SqlTarget;
import dev.iamtracker.filter.RoleTarget;
import java.util.Arrays;
import java.util.Locale;

/// What can be fuzzed. Corpora lie in `corpus/<name>` of the test resources.
public enum Target {
  /// One record to parse.
  RECORDS,
  /// A file to cut into records.
  SPLITTING,
  /// A packed file.
  ARCHIVES,
  /// Secrets in policies and other texts.
  SECRETS,
  /// SQL of a user.
  SQL,
  /// The environment.
  SETTINGS,
  /// Parameters of built-in queries.
  QUERIES,
  /// Patterns for roles.
  ROLES,
  /// Policy documents and trust policies.
  POLICY,
  /// Answers as they are printed.
  OUTPUT;

  /// Makes it ready to run.
  public FuzzTarget open() {
    return switch (this) {
      case RECORDS -> new RecordTarget();
      case SPLITTING -> new SplitTarget();
      case ARCHIVES -> new ArchiveTarget();
      case SECRETS -> new SecretTarget();
      case SQL -> new SqlTarget();
      case SETTINGS -> new SettingsTarget();
      case QUERIES -> new QueryTarget();
      case ROLES -> new RoleTarget();
      case POLICY -> new PolicyTarget();
      case OUTPUT -> new OutputTarget();
    };
  }

  /// The name a user types and its corpus has.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for a name that no target has
  static Target named(String word) {
    return Arrays.stream(values())
        .filter(target -> target.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no target " + word + "; there are " + Arrays.toString(values())));
  }
}
