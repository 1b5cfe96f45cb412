package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountStatus;

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
          .filter(account -> Objects.equals(account.status(), AccountStatus.ACTIVE))
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
}
