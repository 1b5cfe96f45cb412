package dev.iamtracker.standin.fault;

/// What is not allowed, and where.
///
/// @param action such as `cloudtrail:LookupEvents`
/// @param account a 12-digit account id, or `*` for all
/// @param region such as `us-east-1`, or `*` for all
public record Denial(String action, String account, String region) {
  boolean covers(String otherAction, String otherAccount, String otherRegion) {
    return action.equals(otherAction)
        && isOneOf(account, otherAccount)
        && isOneOf(region, otherRegion);
  }

  private static boolean isOneOf(String pattern, String value) {
    return pattern.equals("*") || pattern.equals(value);
  }
}
