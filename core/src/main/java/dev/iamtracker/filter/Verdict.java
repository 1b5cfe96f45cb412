package dev.iamtracker.filter;

/// What the filters say about an event.
public sealed interface Verdict {
  /// It is stored.
  record Kept() implements Verdict {}

  /// It is noise of a service-linked role.
  record ServiceLinked() implements Verdict {}

  /// It is about a role the user does not want to hear of.
  ///
  /// @param pattern of `FILTERED_ROLES`, as the user wrote it
  record FilteredRole(String pattern) implements Verdict {}
}
