package dev.iamtracker.s3;

import dev.iamtracker.aws.AwsAccess;
import dev.iamtracker.aws.AwsErrors;
import dev.iamtracker.store.StoreUnavailable;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// A bucket, and what its errors mean.
record Bucket(S3Client client, String region, String name) {
  /// S3 asks to slow down while it makes room for a bucket that is used more than before.
  private static final int ATTEMPTS = 6;

  private static final Set<String> SLOW =
      Set.of("SlowDown", "ServiceUnavailable", "RequestTimeout");

  static S3Client client(AwsAccess access, String region) {
    return access.client(
        () ->
            S3Client.builder()
                // A host name for each bucket exists only where AWS itself answers.
                .forcePathStyle(access.replaces("S3"))
                .addPlugin(new PlainUploads()),
        "S3",
        region,
        ATTEMPTS);
  }

  /// Asks, and turns an error into a sentence.
  ///
  /// @param what such as `write` or `list`
  /// @throws StoreUnavailable when it fails
  <T> T ask(String what, String key, Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException e) {
      throw new StoreUnavailable(
          "cannot " + what + " " + key + " in bucket " + name + ": " + sentence(e), e);
    }
  }

  private String sentence(SdkException error) {
    if (!(error instanceof AwsServiceException service)) {
      return AwsErrors.reason(error, region) + "; run it again";
    }
    String code = service.awsErrorDetails() == null ? "" : service.awsErrorDetails().errorCode();
    String said = AwsErrors.reason(error, region);
    if ("NoSuchBucket".equals(code)) {
      return "there is no such bucket; create it, or set ANALYTICS_BUCKET to the one of the stack";
    }
    if ("InvalidObjectState".equals(code)) {
      return "it is archived and must be restored before it can be read (" + said + ")";
    }
    if ("NoSuchKey".equals(code)) {
      return "it is gone";
    }
    if (service.statusCode() == 301 || service.statusCode() == 307) {
      return "the bucket lies in another region than " + region;
    }
    if (service.statusCode() == 403) {
      return "access denied (" + said + "); the policies of role, bucket and key must allow it";
    }
    if (service.statusCode() == 404) {
      return "there is no such bucket or object";
    }
    return SLOW.contains(String.valueOf(code)) || service.statusCode() >= 500
        ? "S3 is overloaded (" + said + "), asked " + ATTEMPTS + " times; run it again later"
        : said;
  }
}
