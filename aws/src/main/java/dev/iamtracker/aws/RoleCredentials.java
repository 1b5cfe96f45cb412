package dev.iamtracker.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The credentials of a role, renewed before they expire.
final class RoleCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private final StsClient sts;
  private final AssumeRoleRequest request;
  private final StsAssumeRoleCredentialsProvider assumed;

  /// @param sts is closed with it
  RoleCredentials(StsClient sts, AssumeRoleRequest request) {
    this.sts = sts;
    this.request = request;
    this.assumed =
        StsAssumeRoleCredentialsProvider.builder().stsClient(sts).refreshRequest(request).build();
  }

  /// @throws AwsUnavailable when the role cannot be assumed; it does not tell the external id
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return assumed.resolveCredentials();
    } catch (SdkException e) {
      throw unavailable(e);
    }
  }

  private AwsUnavailable unavailable(SdkException error) {
    String what = "cannot assume " + request.roleArn() + ": ";
    String reason = AwsErrors.reason(error, sts.serviceClientConfiguration().region().id());
    String secret = request.externalId();
    // STS repeats what it does not like of a request.
    return secret != null && String.valueOf(error.getMessage()).contains(secret)
        ? new AwsUnavailable(what + reason.replace(secret, "(secret)"), null)
        : new AwsUnavailable(what + reason, error);
  }

  @Override
  public void close() {
    assumed.close();
    sts.close();
  }
}
