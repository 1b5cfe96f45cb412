package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;

/// The accounts of the organization.
public final class MemberAccounts {
  private MemberAccounts() {}

  /// Ids of all active accounts.
  ///
  /// @throws AwsUnavailable when they cannot be listed
  public static List<String> active(AwsAccess access, Partition partition) {
    try (OrganizationsClient client =
        access.client(OrganizationsClient::builder, "ORGANIZATIONS", partition.home())) {
      return client.listAccountsPaginator().stream()
          .flatMap(page -> page.accounts().stream())
          .filter(MemberAccounts::isActive)
          .map(account -> account.id())
          .sorted()
          .toList();
    } catch (SdkException e) {
      throw new AwsUnavailable(
          "The accounts of the organization cannot be listed: "
              + AwsErrors.reason(e, partition.home())
              + ". Only the management account and delegated administrators may"
              + " (organizations:ListAccounts); or name the accounts with --accounts.",
          e);
    }
  }

  /// By its state; `Status`, which is being retired for it, has the same words.
  private static boolean isActive(Account account) {
    String state = account.stateAsString();
    return AccountState.ACTIVE.toString().equals(state == null ? account.statusAsString() : state);
  }
}
