package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// The role by which other accounts are entered.
///
/// @param name of the role, with its path if it has one
/// @param session name of its sessions, as it will stand in the logs of those accounts
public record AccountRole(
    String name, Optional<String> externalId, String session, Optional<String> sourceIdentity) {

  /// A way into an account; its credentials are renewed before they expire.
  ///
  /// @throws AwsUnavailable when the role cannot be assumed
  public AwsAccess into(String account, AwsAccess access, Partition partition) {
    String arn = "arn:" + partition.id() + ":iam::" + account + ":role/" + name;
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(arn).roleSessionName(session);
    externalId.ifPresent(request::externalId);
    sourceIdentity.ifPresent(request::sourceIdentity);
    StsClient sts = access.client(StsClient::builder, access.region().orElse(partition.home()));
    var credentials =
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(request.build())
            .build();
    try {
      var _ = credentials.resolveCredentials();
      return access.with(credentials);
    } catch (SdkException e) {
      credentials.close();
      sts.close();
      throw new AwsUnavailable(
          "cannot assume " + arn + ": " + AwsErrors.reason(e, partition.home()), e);
    }
  }
}
