package dev.iamtracker.standin.world;

/// Whether an account uses a region, spelled as `account:ListRegions` does.
public enum OptStatus {
  ENABLED,
  ENABLING,
  DISABLING,
  DISABLED,
  ENABLED_BY_DEFAULT;

  /// Whether the APIs of the region know the account.
  public boolean isUsable() {
    return this == ENABLED || this == ENABLED_BY_DEFAULT || this == DISABLING;
  }
}
