package dev.iamtracker.aws;

import dev.iamtracker.collect.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Who is asking.
///
/// @param account of the credentials
/// @param arn of the user or the role session
/// @param ahead how far the clock of this machine is ahead of that of AWS; negative when it is
///   behind, to the second
public record Caller(String account, String arn, Partition partition, Duration ahead) {
  private static final String HELP =
      """
      Set up credentials as for the AWS CLI: AWS_PROFILE=NAME, or `aws sso login --profile NAME`
      first, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. `aws sts get-caller-identity` shows
      whether they work. They need cloudtrail:LookupEvents and account:ListRegions.""";

  /// Asks AWS.
  ///
  /// @throws AwsUnavailable when there are no credentials, they are not valid, or nobody answers
  public static Caller of(AwsAccess access, InstantSource clock) {
    String region = access.region().orElse(Partition.AWS.home());
    try (StsClient sts = access.client(StsClient::builder, "STS", region)) {
      GetCallerIdentityResponse answer = sts.getCallerIdentity();
      Optional<Instant> theirs =
          answer.sdkHttpResponse().firstMatchingHeader("Date").flatMap(CloudTrailHistory::date);
      Instant ours = clock.instant();
      return new Caller(
          answer.account(),
          answer.arn(),
          Partition.ofArn(answer.arn()),
          theirs.map(time -> Duration.between(time, ours)).orElse(Duration.ZERO));
    } catch (IllegalArgumentException e) {
      throw new AwsUnavailable("AWS gave no answer that is understood: " + e.getMessage(), e);
    } catch (SdkException e) {
      throw new AwsUnavailable(explained(e, region), e);
    }
  }

  private static String explained(SdkException error, String region) {
    String reason = AwsErrors.reason(error, region);
    if (NoCredentials.is(error)) {
      return "There are no AWS credentials.\n" + HELP + "\n(" + reason + ")";
    }
    if (!(error instanceof AwsServiceException)) {
      return "AWS cannot be reached in " + region + ": " + reason;
    }
    return AwsErrors.isPassing(error)
        ? "AWS does not answer in " + region + ": " + reason + ". Try again later."
        : "AWS does not accept these credentials: " + reason + "\n" + HELP;
  }
}
