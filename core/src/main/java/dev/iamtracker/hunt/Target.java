package dev.iamtracker.hunt;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import java.util.List;
import java.util.Optional;

/// What an event was done to, in words.
final class Target {
  /// Columns that name a target, the most telling first, and what they name.
  private static final List<Named> NAMED =
      List.of(
          new Named(Column.TARGET_USER_NAME, "user "),
          new Named(Column.GROUP_NAME, "group "),
          new Named(Column.ROLE_NAME, "role "),
          new Named(Column.PERMISSION_SET_NAME, "permission set "),
          new Named(Column.PERMISSION_SET_ARN, "permission set "),
          new Named(Column.POLICY_NAME, "policy "),
          new Named(Column.POLICY_ARN, "policy "),
          new Named(Column.APPLICATION_ID, "application "),
          new Named(Column.TARGET_PRINCIPAL_ID, "principal "),
          new Named(Column.TARGET_ACCESS_KEY_ID, "access key "),
          new Named(Column.TARGET_ACCOUNT_ID, "account "));

  private Target() {}

  private record Named(Column column, String kind) {}

  /// The user, role, policy … that a request names, else the account it was made in.
  static String of(IdentityEvent event) {
    for (Named named : NAMED) {
      Optional<String> text = event.text(named.column());
      if (text.isPresent()) {
        return named.kind() + text.get();
      }
    }
    return event.text(Column.ACCOUNT_ID).map(id -> "account " + id).orElse("an unknown account");
  }
}
