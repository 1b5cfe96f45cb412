package dev.iamtracker.simulate.company;

import java.util.List;

/// Who exists in a simulation.
///
/// @param accounts the first one holds Identity Center
/// @param regions where the company works; global services are recorded in us-east-1 anyway
/// @param people users of Identity Center, the busiest first
public record Company(
    List<Account> accounts,
    List<String> regions,
    List<Person> people,
    IdentityCenter identityCenter) {
  /// Where IAM, sign-ins of root and calls to the global STS endpoint are recorded.
  public static final String GLOBAL_REGION = "us-east-1";

  public Company {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    people = List.copyOf(people);
  }

  /// The account that holds Identity Center.
  public Account main() {
    return accounts.getFirst();
  }
}
