package dev.iamtracker.aws;

import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// There is nothing to sign requests with.
final class NoCredentials {
  private static final String NOWHERE = "Unable to load credentials from any of the providers";

  private NoCredentials() {}

  static boolean is(RuntimeException error) {
    String message = String.valueOf(error.getMessage());
    return error instanceof SdkException
        && !(error instanceof AwsServiceException)
        && (message.contains("credentials") || message.contains("The SSO session"));
  }

  /// Why, in one line: what all places say where there might have been some is too much for people,
  /// so it is what the profile says.
  static String reason(SdkException error) {
    String message = AwsErrors.oneLine(error.getMessage(), error);
    return message.startsWith(NOWHERE) ? ofProfile() : message;
  }

  private static String ofProfile() {
    try (var profile = ProfileCredentialsProvider.create()) {
      var _ = profile.resolveCredentials();
      return "they were not there a moment ago";
    } catch (RuntimeException e) {
      return AwsErrors.oneLine(e.getMessage(), e).replaceFirst(": ProfileFile\\(.*", "");
    }
  }
}
