package dev.iamtracker.policy;

import java.util.Locale;

/// How much a policy grants, in the words of the column `policy_grants`.
public enum Grants {
  /// Everything, everything but a few, or what is enough to get everything.
  ADMIN,
  /// Every action of a service.
  SERVICE_WIDE,
  /// Nothing of that kind.
  NONE,
  /// Nobody can tell from the event: the document is not readable or not in it.
  UNKNOWN;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /// The word in columns and rules.
  public String text() {
    return text;
  }
}
