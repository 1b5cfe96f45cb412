package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import dev.iamtracker.config.Settings;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// The role by which other accounts are entered.
public record AccountRole(Settings.Role role) {

  /// A way into an account; its credentials are renewed before they expire.
  ///
  /// @throws AwsUnavailable when the role cannot be assumed
  public AwsAccess into(String account, AwsAccess access, Partition partition) {
    String arn = "arn:" + partition.id() + ":iam::" + account + ":role/" + role.name();
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(arn).roleSessionName(role.session());
    role.externalId().ifPresent(id -> request.externalId(id.value()));
    role.sourceIdentity().ifPresent(request::sourceIdentity);
    StsClient sts =
        access.client(StsClient::builder, "STS", access.region().orElse(partition.home()));
    var credentials = new RoleCredentials(sts, request.build());
    try {
      var _ = credentials.resolveCredentials();
      return access.with(credentials);
    } catch (AwsUnavailable e) {
      credentials.close();
      throw e;
    }
  }
}
