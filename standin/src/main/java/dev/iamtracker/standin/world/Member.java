package dev.iamtracker.standin.world;

/// An account of the organization.
///
/// @param id 12-digit account id
public record Member(String id, String name, Status status) {
  /// Spelled as `organizations:ListAccounts` does.
  public enum Status {
    ACTIVE,
    SUSPENDED,
    PENDING_CLOSURE
  }
}
